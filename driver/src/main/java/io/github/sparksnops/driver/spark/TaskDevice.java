package io.github.sparksnops.driver.spark;

import io.github.sparksnops.network.UserError;
import java.util.Map;
import java.util.OptionalInt;
import org.apache.spark.TaskContext;
import org.apache.spark.resource.ResourceInformation;

/** The GPU that Spark gave to a task, by its address: the number by which CUDA counts the GPUs that the executor sees. */
final class TaskDevice {
    /** Name of the resource in {@code spark.task.resource.gpu.amount}. */
    static final String RESOURCE = "gpu";

    private static final String PER_TASK = "--conf spark.task.resource.gpu.amount";

    private TaskDevice() {}

    /**
     * Number of the task's GPU; empty where Spark schedules none.
     *
     * @throws UserError where there are several, or the address is no number
     */
    static OptionalInt of(TaskContext context) {
        return of(context.resourcesJMap());
    }

    static OptionalInt of(Map<String, ResourceInformation> resources) {
        ResourceInformation gpus = resources.get(RESOURCE);
        if (gpus == null) {
            return OptionalInt.empty();
        }
        String[] addresses = gpus.addresses();
        if (addresses.length != 1) {
            throw new UserError(
                    PER_TASK,
                    "a task simulates on one GPU, but Spark gave it " + addresses.length + ": "
                            + String.join(", ", addresses),
                    "set it to 1, and run more tasks at a time to use more GPUs");
        }
        try {
            return OptionalInt.of(Integer.parseUnsignedInt(addresses[0].strip()));
        } catch (NumberFormatException e) {
            throw new UserError(
                    "the script of spark.executor.resource.gpu.discoveryScript, or of spark.worker.resource.gpu.discoveryScript",
                    "the GPU address '" + addresses[0] + "' is no number",
                    "let it name GPUs by the numbers that CUDA counts by, as conf/gpus.sh does");
        }
    }
}
