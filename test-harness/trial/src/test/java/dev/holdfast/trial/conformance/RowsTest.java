package dev.holdfast.trial.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class RowsTest {
  @Test
  void eachRowSaysWhatItSendsAndExpects() {
    List<Integer> numbers = Rows.all().stream().map(Row::number).toList();

    assertThat(numbers).doesNotHaveDuplicates();
    assertThat(Rows.numbers()).containsExactlyInAnyOrderElementsOf(numbers);
    assertThat(Rows.all()).allSatisfy(row -> assertThat(Rows.text(row)).endsWith("."));
  }

  @Test
  void aRowThatNotEveryDriverNeedsSaysHowToLeaveItOut() {
    assertThat(Rows.told())
        .filteredOn(row -> row.name().startsWith("row 094"))
        .extracting(Rows.Told::leftOutBy)
        .containsExactly("\"cannot\": [\"stats\"]");
    assertThat(Rows.told())
        .filteredOn(row -> row.name().startsWith("row 065"))
        .extracting(Rows.Told::leftOutBy)
        .containsExactly("");
  }
}
