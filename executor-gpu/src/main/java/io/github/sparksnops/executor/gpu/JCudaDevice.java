package io.github.sparksnops.executor.gpu;

import io.github.sparksnops.network.simulation.SimulatorFailure;
import java.nio.ByteBuffer;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import jcuda.NativePointerObject;
import jcuda.Pointer;
import jcuda.driver.CUcontext;
import jcuda.driver.CUdevice;
import jcuda.driver.CUdevice_attribute;
import jcuda.driver.CUdeviceptr;
import jcuda.driver.CUevent;
import jcuda.driver.CUevent_flags;
import jcuda.driver.CUfunction;
import jcuda.driver.CUfunction_attribute;
import jcuda.driver.CUmodule;
import jcuda.driver.CUresult;
import jcuda.driver.CUstream;
import jcuda.driver.CUstream_flags;
import jcuda.driver.JCudaDriver;

/** A GPU through the CUDA driver API, in the device's primary context. */
final class JCudaDevice implements Device {
    /** After these the driver answers nothing else until the process ends. */
    private static final Set<Integer> FINAL = Set.of(
            CUresult.CUDA_ERROR_ECC_UNCORRECTABLE,
            CUresult.CUDA_ERROR_ILLEGAL_ADDRESS,
            CUresult.CUDA_ERROR_LAUNCH_TIMEOUT,
            CUresult.CUDA_ERROR_HARDWARE_STACK_ERROR,
            CUresult.CUDA_ERROR_ILLEGAL_INSTRUCTION,
            CUresult.CUDA_ERROR_MISALIGNED_ADDRESS,
            CUresult.CUDA_ERROR_INVALID_ADDRESS_SPACE,
            CUresult.CUDA_ERROR_INVALID_PC,
            CUresult.CUDA_ERROR_LAUNCH_FAILED);

    /** What the driver said when this process lost the GPU. */
    private static volatile String lost;

    private final CUdevice device = new CUdevice();
    private final CUcontext context = new CUcontext();
    private final Map<String, CUmodule> modules = new HashMap<>();
    private final Map<Kernel, CUfunction> functions = new EnumMap<>(Kernel.class);
    /** Beside the kernels, for what the host looks at meanwhile. */
    private final CUstream beside = new CUstream();

    private final Deque<Mark> marks = new ArrayDeque<>();
    private final DeviceLimits limits;
    private long marked;
    private long passed;
    private boolean closed;

    private record Mark(long number, CUevent event) {}

    /**
     * Opens a GPU.
     *
     * @param ordinal among the GPUs that the driver shows
     */
    JCudaDevice(int ordinal) {
        if (lost != null) {
            throw new SimulatorFailure("this process has lost the GPU and must be started again; before, " + lost);
        }
        JCudaDriver.setExceptionsEnabled(false);
        check("cuInit", JCudaDriver.cuInit(0));
        check("cuDeviceGet", JCudaDriver.cuDeviceGet(device, ordinal));
        check("cuDevicePrimaryCtxRetain", JCudaDriver.cuDevicePrimaryCtxRetain(context, device));
        try {
            this.limits = limits(device);
            current();
            check("cuStreamCreate", JCudaDriver.cuStreamCreate(beside, CUstream_flags.CU_STREAM_NON_BLOCKING));
        } catch (RuntimeException e) {
            JCudaDriver.cuDevicePrimaryCtxRelease(device);
            throw e;
        }
    }

    private static DeviceLimits limits(CUdevice device) {
        return new DeviceLimits(
                attribute(device, CUdevice_attribute.CU_DEVICE_ATTRIBUTE_MULTIPROCESSOR_COUNT),
                attribute(device, CUdevice_attribute.CU_DEVICE_ATTRIBUTE_MAX_THREADS_PER_BLOCK),
                attribute(device, CUdevice_attribute.CU_DEVICE_ATTRIBUTE_MAX_REGISTERS_PER_BLOCK),
                attribute(device, CUdevice_attribute.CU_DEVICE_ATTRIBUTE_MAX_SHARED_MEMORY_PER_BLOCK_OPTIN));
    }

    private static int attribute(CUdevice device, int attribute) {
        int[] value = new int[1];
        check("cuDeviceGetAttribute", JCudaDriver.cuDeviceGetAttribute(value, attribute, device));
        return value[0];
    }

    /** Fails with the driver's word. */
    private static void check(String call, int result) {
        if (result != CUresult.CUDA_SUCCESS) {
            String message = call + " answered " + CUresult.stringFor(result);
            if (FINAL.contains(result) && lost == null) {
                lost = message;
            }
            throw new SimulatorFailure(message);
        }
    }

    /** The context belongs to a thread, and a task may run on another one than the last. */
    private void current() {
        if (closed) {
            throw new IllegalStateException("GPU used after close");
        }
        check("cuCtxSetCurrent", JCudaDriver.cuCtxSetCurrent(context));
    }

    @Override
    public DeviceLimits limits() {
        return limits;
    }

    @Override
    public long freeBytes() {
        current();
        long[] free = new long[1];
        long[] total = new long[1];
        check("cuMemGetInfo", JCudaDriver.cuMemGetInfo(free, total));
        return free[0];
    }

    @Override
    public long allocate(long bytes) {
        current();
        Address address = new Address(0);
        int result = JCudaDriver.cuMemAlloc(address, bytes);
        if (result == CUresult.CUDA_ERROR_OUT_OF_MEMORY) {
            throw new OutOfDeviceMemory("a batch of " + bytes + " bytes");
        }
        check("cuMemAlloc", result);
        return address.value();
    }

    @Override
    public void free(long address) {
        current();
        check("cuMemFree", JCudaDriver.cuMemFree(new Address(address)));
    }

    @Override
    public void write(long address, ByteBuffer from) {
        if (from.hasRemaining()) {
            current();
            check(
                    "cuMemcpyHtoD",
                    JCudaDriver.cuMemcpyHtoD(new Address(address), Pointer.toBuffer(from), from.remaining()));
            from.position(from.limit());
        }
    }

    @Override
    public void read(long address, ByteBuffer to) {
        if (to.hasRemaining()) {
            current();
            check("cuMemcpyDtoH", JCudaDriver.cuMemcpyDtoH(Pointer.toBuffer(to), new Address(address), to.remaining()));
            to.position(to.limit());
        }
    }

    @Override
    public void readBeside(long address, ByteBuffer to) {
        if (to.hasRemaining()) {
            current();
            check(
                    "cuMemcpyDtoHAsync",
                    JCudaDriver.cuMemcpyDtoHAsync(Pointer.toBuffer(to), new Address(address), to.remaining(), beside));
            check("cuStreamSynchronize", JCudaDriver.cuStreamSynchronize(beside));
            to.position(to.limit());
        }
    }

    @Override
    public void copy(long from, long to, long bytes) {
        current();
        check("cuMemcpyDtoDAsync", JCudaDriver.cuMemcpyDtoDAsync(new Address(to), new Address(from), bytes, null));
    }

    @Override
    public void zero(long address, long bytes) {
        if (bytes > 0) {
            current();
            check("cuMemsetD8", JCudaDriver.cuMemsetD8(new Address(address), (byte) 0, bytes));
        }
    }

    @Override
    public void compile(String unit) {
        current();
        CUmodule module = new CUmodule();
        byte[] ptx = Kernel.ptx(unit);
        // Ends with a zero, as the driver reads it; outside of the heap, or compiling would hold up the collector.
        ByteBuffer text = ByteBuffer.allocateDirect(ptx.length + 1).put(ptx).rewind();
        check(
                "compiling " + unit + ".ptx",
                JCudaDriver.cuModuleLoadDataEx(module, Pointer.to(text), 0, new int[0], Pointer.to(new int[0])));
        modules.put(unit, module);
    }

    @Override
    public KernelNeeds needs(Kernel kernel) {
        current();
        CUfunction function = functions.computeIfAbsent(kernel, this::function);
        return new KernelNeeds(
                attribute(function, CUfunction_attribute.CU_FUNC_ATTRIBUTE_MAX_THREADS_PER_BLOCK),
                attribute(function, CUfunction_attribute.CU_FUNC_ATTRIBUTE_NUM_REGS),
                attribute(function, CUfunction_attribute.CU_FUNC_ATTRIBUTE_LOCAL_SIZE_BYTES));
    }

    private static int attribute(CUfunction function, int attribute) {
        int[] value = new int[1];
        check("cuFuncGetAttribute", JCudaDriver.cuFuncGetAttribute(value, attribute, function));
        return value[0];
    }

    @Override
    public void launch(Launch launch) {
        current();
        CUfunction function = functions.computeIfAbsent(launch.kernel(), this::function);
        check(
                "cuFuncSetAttribute",
                JCudaDriver.cuFuncSetAttribute(
                        function,
                        CUfunction_attribute.CU_FUNC_ATTRIBUTE_MAX_DYNAMIC_SHARED_SIZE_BYTES,
                        launch.sharedBytes()));
        long[] arguments = launch.arguments();
        NativePointerObject[] parameters = new NativePointerObject[arguments.length];
        for (int i = 0; i < arguments.length; i++) {
            parameters[i] = i < launch.kernel().addresses()
                    ? Pointer.to(new long[] {arguments[i]})
                    : Pointer.to(new int[] {Math.toIntExact(arguments[i])});
        }
        check(
                "cuLaunchKernel of " + launch.kernel().entry(),
                JCudaDriver.cuLaunchKernel(
                        function,
                        launch.blocksX(),
                        launch.blocksY(),
                        1,
                        launch.threads(),
                        1,
                        1,
                        launch.sharedBytes(),
                        null,
                        Pointer.to(parameters),
                        null));
    }

    private CUfunction function(Kernel kernel) {
        CUfunction function = new CUfunction();
        check(
                "cuModuleGetFunction of " + kernel.entry(),
                JCudaDriver.cuModuleGetFunction(function, modules.get(kernel.unit()), kernel.entry()));
        return function;
    }

    /** Whoever waits for it sleeps: the core is for statistics. */
    @Override
    public long mark() {
        current();
        CUevent event = new CUevent();
        check(
                "cuEventCreate",
                JCudaDriver.cuEventCreate(
                        event, CUevent_flags.CU_EVENT_DISABLE_TIMING | CUevent_flags.CU_EVENT_BLOCKING_SYNC));
        marks.add(new Mark(++marked, event));
        check("cuEventRecord", JCudaDriver.cuEventRecord(event, null));
        return marked;
    }

    @Override
    public boolean passed(long mark) {
        current();
        while (passed < mark) {
            int answer = JCudaDriver.cuEventQuery(marks.element().event());
            if (answer == CUresult.CUDA_ERROR_NOT_READY) {
                return false;
            }
            check("cuEventQuery", answer);
            passFirst();
        }
        return true;
    }

    @Override
    public void await(long mark) {
        current();
        while (passed < mark) {
            check(
                    "cuEventSynchronize",
                    JCudaDriver.cuEventSynchronize(marks.element().event()));
            passFirst();
        }
    }

    private void passFirst() {
        Mark first = marks.remove();
        passed = first.number();
        check("cuEventDestroy", JCudaDriver.cuEventDestroy(first.event()));
    }

    @Override
    public void close() {
        if (!closed) {
            closed = true;
            // Whatever these answer: after a failure there is nothing left to save, and the failure has been told.
            JCudaDriver.cuCtxSetCurrent(context);
            for (Mark mark : marks) {
                JCudaDriver.cuEventDestroy(mark.event());
            }
            JCudaDriver.cuStreamDestroy(beside);
            for (CUmodule module : modules.values()) {
                JCudaDriver.cuModuleUnload(module);
            }
            JCudaDriver.cuDevicePrimaryCtxRelease(device);
        }
    }

    /** Device memory by its number: JCuda has pointers only relative to others. */
    private static final class Address extends CUdeviceptr {
        Address(long value) {
            super(new CUdeviceptr(), value);
        }

        long value() {
            return getNativePointer() + getByteOffset();
        }
    }
}
