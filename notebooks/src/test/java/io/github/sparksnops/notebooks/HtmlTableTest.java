package io.github.sparksnops.notebooks;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.apache.spark.sql.RowFactory;
import org.junit.jupiter.api.Test;

class HtmlTableTest {
    @Test
    void text_numbers_haveFourDigits() {
        assertThat(List.of(9.512857, 0.0018391, 1.0, 12345.678, -0.5, 0.0, 2e-7, 3e9))
                .extracting(HtmlTable::text)
                .containsExactly("9.513", "0.001839", "1", "12350", "-0.5", "0", "2.000e-07", "3.000e+09");
    }

    @Test
    void text_whatIsNoFraction_staysAsItIs() {
        assertThat(HtmlTable.text(239512L)).isEqualTo("239512");
        assertThat(HtmlTable.text(null)).isEmpty();
        assertThat(HtmlTable.text(Double.NaN)).isEqualTo("NaN");
    }

    @Test
    void of_rows_isATableWithEscapedTexts() {
        String html = HtmlTable.of(new String[] {"a<b", "n"}, List.of(RowFactory.create("x & y", 1.5)));

        assertThat(html)
                .isEqualTo("<table><thead><tr><th>a&lt;b</th><th>n</th></tr></thead>"
                        + "<tbody><tr><td>x &amp; y</td><td>1.5</td></tr></tbody></table>");
    }
}
