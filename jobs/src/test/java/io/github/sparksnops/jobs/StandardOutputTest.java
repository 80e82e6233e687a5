package io.github.sparksnops.jobs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class StandardOutputTest {
    /** Refuses the second piece, and would take the third. */
    private static final class Refusing extends OutputStream {
        private final ByteArrayOutputStream taken = new ByteArrayOutputStream();
        private final String why;
        private int pieces;

        private Refusing(String why) {
            this.why = why;
        }

        @Override
        public void write(int b) {
            throw new AssertionError("pieces are larger");
        }

        @Override
        public void write(byte[] bytes, int from, int count) throws IOException {
            pieces++;
            if (pieces == 2) {
                throw new IOException(why);
            }
            taken.write(bytes, from, count);
        }
    }

    private static StandardOutput printed(Refusing out) {
        StandardOutput output = new StandardOutput(out);
        PrintWriter writer = new PrintWriter(output, false, StandardCharsets.UTF_8);
        for (String piece : new String[] {"one", "two", "three"}) {
            writer.print(piece);
            writer.flush();
        }
        return output;
    }

    @Test
    void lost_fullDisk_saysSoAndLeavesNoHole() {
        Refusing disk = new Refusing("No space left on device");

        StandardOutput output = printed(disk);

        assertThat(output.lost()).hasValueSatisfying(error -> assertThat(error)
                .hasMessageContaining("standard output")
                .hasMessageContaining("No space left on device"));
        assertThat(disk.taken.toString(StandardCharsets.UTF_8)).isEqualTo("one");
    }

    @Test
    void lost_readerThatWantsNoMore_isNoFault() {
        assertThat(printed(new Refusing("Broken pipe")).lost()).isEmpty();
    }
}
