package io.github.sparksnops.executor.gpu;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import jcuda.driver.CUdevice;
import jcuda.driver.CUdevice_attribute;
import jcuda.driver.CUresult;
import jcuda.driver.JCudaDriver;

/** GPUs of this machine, asked of the CUDA driver; no context is created. */
final class CudaDevices {
    private static final int LONGEST_NAME = 256;

    private CudaDevices() {}

    /**
     * One GPU.
     *
     * @param memoryBytes of the device
     * @param multiprocessors blocks that surely run side by side
     * @param computeCapability such as 9.0
     * @param cudaVersion highest CUDA version that the CUDA driver supports, such as 13.0
     */
    record CudaDevice(
            String name, long memoryBytes, int multiprocessors, String computeCapability, String cudaVersion) {
        /** What the PTX is compiled for. */
        static final String LEAST_CAPABILITY = "7.5";
        /** What its version of the PTX language came with. */
        static final String LEAST_CUDA_VERSION = "11.0";

        /** Whether this project's kernels can be compiled for it. */
        boolean hasKernels() {
            return atLeast(computeCapability, LEAST_CAPABILITY) && atLeast(cudaVersion, LEAST_CUDA_VERSION);
        }

        private static boolean atLeast(String version, String least) {
            return Double.parseDouble(version) >= Double.parseDouble(least);
        }

        @Override
        public String toString() {
            return String.format(
                    Locale.ROOT,
                    "%s (%.1f GiB, %d multiprocessors, compute capability %s, CUDA driver for CUDA %s)",
                    name,
                    memoryBytes / (double) (1L << 30),
                    multiprocessors,
                    computeCapability,
                    cudaVersion);
        }
    }

    /**
     * All GPUs.
     *
     * @throws LinkageError where there is no CUDA driver, or no JCuda for this platform
     * @throws CudaError where the CUDA driver refuses
     */
    static List<CudaDevice> list() throws CudaError {
        CudaLibrary.load();
        int started = JCudaDriver.cuInit(0);
        if (started == CUresult.CUDA_ERROR_NO_DEVICE) {
            return List.of();
        }
        require("cuInit", started);
        int[] value = new int[1];
        require("cuDriverGetVersion", JCudaDriver.cuDriverGetVersion(value));
        String version = value[0] / 1000 + "." + value[0] % 1000 / 10;
        require("cuDeviceGetCount", JCudaDriver.cuDeviceGetCount(value));
        int count = value[0];
        List<CudaDevice> devices = new ArrayList<>();
        for (int ordinal = 0; ordinal < count; ordinal++) {
            devices.add(device(ordinal, version));
        }
        return devices;
    }

    private static CudaDevice device(int ordinal, String version) throws CudaError {
        CUdevice device = new CUdevice();
        require("cuDeviceGet", JCudaDriver.cuDeviceGet(device, ordinal));
        byte[] name = new byte[LONGEST_NAME];
        require("cuDeviceGetName", JCudaDriver.cuDeviceGetName(name, name.length, device));
        int length = 0;
        while (length < name.length && name[length] != 0) {
            length++;
        }
        long[] bytes = new long[1];
        require("cuDeviceTotalMem", JCudaDriver.cuDeviceTotalMem(bytes, device));
        String capability = attribute(device, CUdevice_attribute.CU_DEVICE_ATTRIBUTE_COMPUTE_CAPABILITY_MAJOR)
                + "."
                + attribute(device, CUdevice_attribute.CU_DEVICE_ATTRIBUTE_COMPUTE_CAPABILITY_MINOR);
        return new CudaDevice(
                new String(name, 0, length, StandardCharsets.UTF_8),
                bytes[0],
                attribute(device, CUdevice_attribute.CU_DEVICE_ATTRIBUTE_MULTIPROCESSOR_COUNT),
                capability,
                version);
    }

    private static int attribute(CUdevice device, int attribute) throws CudaError {
        int[] value = new int[1];
        require("cuDeviceGetAttribute", JCudaDriver.cuDeviceGetAttribute(value, attribute, device));
        return value[0];
    }

    private static void require(String call, int result) throws CudaError {
        if (result != CUresult.CUDA_SUCCESS) {
            throw new CudaError(call + " answered " + CUresult.stringFor(result));
        }
    }

    /** The CUDA driver refused a call. */
    static final class CudaError extends Exception {
        private static final long serialVersionUID = 1L;

        CudaError(String message) {
            super(message);
        }
    }
}
