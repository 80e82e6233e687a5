package io.github.sparksnops.driver.fit;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.sparksnops.driver.search.Proposal;
import io.github.sparksnops.driver.search.Searches;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ProposalFileTest {
    @TempDir
    private Path folder;

    @Test
    void read_written_isTheSameToTheBit() throws IOException {
        SplittableRandom random = new SplittableRandom(3);
        List<Proposal> proposals = new ArrayList<>(List.of(
                new Proposal(new double[] {0, 1}, 0, "sobol"),
                new Proposal(new double[] {Double.MIN_VALUE, Math.nextDown(1.0)}, 7, "confirmation")));
        for (int i = 0; i < 100; i++) {
            proposals.add(new Proposal(new double[] {random.nextDouble(), random.nextDouble()}, 0, "random"));
        }

        ProposalFile.of(12, 96, 0.25, proposals).write(folder);
        ProposalFile read = ProposalFile.read(folder, 12).orElseThrow();

        assertThat(Searches.texts(read.toProposals())).isEqualTo(Searches.texts(proposals));
        assertThat(List.of(read.round(), read.first())).containsExactly(12, 96);
        assertThat(read.suggestMs()).isEqualTo(0.25);
    }

    @Test
    void read_nothingWritten_isEmpty() throws IOException {
        assertThat(ProposalFile.read(folder, 0)).isEmpty();
    }
}
