package io.github.sparksnops.driver.spark;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.sparksnops.network.UserError;
import java.util.Map;
import java.util.OptionalInt;
import org.apache.spark.resource.ResourceInformation;
import org.junit.jupiter.api.Test;

class TaskDeviceTest {
    private static OptionalInt given(String... addresses) {
        return TaskDevice.of(Map.of("gpu", new ResourceInformation("gpu", addresses)));
    }

    @Test
    void of_oneAddress_isItsNumber() {
        assertThat(given("0")).hasValue(0);
        assertThat(given("7")).hasValue(7);
    }

    @Test
    void of_noGpu_isEmpty() {
        assertThat(TaskDevice.of(Map.of())).isEmpty();
        assertThat(TaskDevice.of(Map.of("fpga", new ResourceInformation("fpga", new String[] {"f1"}))))
                .isEmpty();
    }

    @Test
    void of_severalAddresses_saysSetOne() {
        assertThatThrownBy(() -> given("0", "1"))
                .isInstanceOf(UserError.class)
                .hasMessageContaining("spark.task.resource.gpu.amount")
                .hasMessageContaining("gave it 2: 0, 1")
                .hasMessageContaining("set it to 1");
    }

    @Test
    void of_addressThatIsNoNumber_saysWhereItComesFrom() {
        for (String address : new String[] {"GPU-4f2a", "-1", ""}) {
            assertThatThrownBy(() -> given(address))
                    .isInstanceOf(UserError.class)
                    .hasMessageContaining("'" + address + "' is no number")
                    .hasMessageContaining("discoveryScript");
        }
    }
}
