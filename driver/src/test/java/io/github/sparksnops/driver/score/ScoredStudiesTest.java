package io.github.sparksnops.driver.score;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.sparksnops.driver.config.StudyConfiguration;
import io.github.sparksnops.driver.spark.MadeUpStudy;
import io.github.sparksnops.driver.spark.MadeUpTarget;
import io.github.sparksnops.driver.spark.Studies;
import io.github.sparksnops.network.Problem;
import io.github.sparksnops.network.UserError;
import io.github.sparksnops.stats.target.TargetStatistics;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ScoredStudiesTest {
    /** Ten neurons, windows of 100 ms, nine of them. */
    private static final StudyConfiguration STUDY = Studies.of(2, 2, 1, 1);

    @TempDir
    private Path folder;

    private final List<Problem> warnings = new ArrayList<>();

    @BeforeEach
    void writeStudies() {
        MadeUpStudy.write(folder.resolve("a"), STUDY, 3, trial -> MadeUpStudy.drawn(trial.seed(), 10));
        MadeUpStudy.write(folder.resolve("b"), STUDY, 3, trial -> MadeUpStudy.drawn(trial.seed(), 10));
        MadeUpStudy.start(folder.resolve("begun"), STUDY, trial -> MadeUpStudy.drawn(1, 10))
                .close();
    }

    @Test
    void open_patternAndDirectoryTwice_everyStudyOnce() {
        ScoredStudies studies = open(MadeUpTarget.of(10, 100, 9), "a", "?", "./a");

        assertThat(studies.studies())
                .extracting(study -> study.study().getFileName().toString())
                .containsExactly("a", "b");
        assertThat(studies.trials().total()).isEqualTo(8);
        assertThat(studies.parameters())
                .startsWith("tau_decay_i", "tau_decay_e")
                .doesNotHaveDuplicates();
        assertThat(warnings).isEmpty();
    }

    @Test
    void open_studyWithoutAFinishedWave_isAWarningAmongOthersAndAnErrorAlone() {
        assertThat(open(MadeUpTarget.of(10, 100, 9), "*").studies()).hasSize(2);

        assertThat(warnings).hasSize(1);
        assertThat(warnings.get(0).where()).endsWith("begun");
        assertThat(warnings.get(0).what()).contains("no wave");
        assertThatThrownBy(() -> open(MadeUpTarget.of(10, 100, 9), "begun"))
                .isInstanceOf(UserError.class)
                .hasMessageContaining("no wave of this study is finished yet");
    }

    @Test
    void open_countWindowsThatDiffer_isAWarningWithBothNumbers() {
        open(MadeUpTarget.of(10, 100, 699), "a");

        assertThat(warnings).hasSize(1);
        assertThat(warnings.get(0).what()).contains("9 count windows, target.yaml on 699");
    }

    @Test
    void open_windowLengthAndNeuronsThatDiffer_areRefusedForEveryStudyWithBothNumbers() {
        assertThatThrownBy(() -> open(MadeUpTarget.of(50, 200, 9), "a", "b"))
                .isInstanceOfSatisfying(UserError.class, error -> {
                    assertThat(error.problems()).hasSize(4);
                    assertThat(error.problems().get(0).where()).endsWith("a/study.yaml window.count_window_ms");
                    assertThat(error.problems().get(0).what())
                            .contains("in 100.0 ms, those of target.yaml in 200.0 ms");
                    assertThat(error.problems().get(1).where()).endsWith("a/study.yaml statistics.neurons");
                    assertThat(error.problems().get(1).what()).contains("of 10 neurons, those of target.yaml on 50");
                });
    }

    @Test
    void requireFit_oneStudy_sameChecks() {
        ScoredStudies studies = open(MadeUpTarget.of(10, 100, 9), "a");

        ScoredStudies.requireFit(studies.studies().get(0), MadeUpTarget.of(10, 100, 8), "target.yaml", warnings::add);

        assertThat(warnings).hasSize(1);
        assertThatThrownBy(() -> ScoredStudies.requireFit(
                        studies.studies().get(0), MadeUpTarget.of(11, 100, 9), "target.yaml", warnings::add))
                .isInstanceOf(UserError.class)
                .hasMessageContaining("on 11 (n_neuron)");
    }

    private ScoredStudies open(TargetStatistics target, String... names) {
        List<String> words =
                List.of(names).stream().map(name -> folder + "/" + name).toList();
        return ScoredStudies.open(words, target, "target.yaml", warnings::add);
    }
}
