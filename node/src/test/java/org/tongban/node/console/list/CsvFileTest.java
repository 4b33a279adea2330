package org.tongban.node.console.list;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.StringWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** A whole table as a file. */
class CsvFileTest {
  private static final TableState THIRD = new TableState("/x", "q", 3, 20, "", false, Map.of());

  private static Function<TableState, Listing<String>> pages(List<String> rows) {
    return asked -> {
      var state = asked.within(rows.size());
      int from = (int) state.from();
      int to = Math.min(rows.size(), from + state.size());
      return new Listing<>(rows.subList(from, to), rows.size(), state);
    };
  }

  private static List<String> written(Function<TableState, Listing<String>> pages)
      throws IOException {
    var out = new StringWriter();
    CsvFile.write(out, List.of("a", "b"), THIRD, pages, row -> List.of(row, "x"));
    return out.toString().lines().toList();
  }

  @Test
  void allPagesAreWrittenWhicheverIsShown() throws Exception {
    // Given
    var rows = IntStream.range(0, 250).mapToObj(i -> "r" + i).toList();

    // When
    var lines = written(pages(rows));

    // Then
    assertThat(lines).hasSize(251).startsWith("\uFEFFa,b", "r0,x").endsWith("r249,x");
  }

  @Test
  void anEmptyTableIsItsHead() throws Exception {
    assertThat(written(pages(List.of()))).containsExactly("\uFEFFa,b");
  }

  @Test
  void noCellIsTakenForAFormula() throws Exception {
    assertThat(written(pages(List.of("=1+1", "@x", "a,b"))))
        .containsExactly("\uFEFFa,b", "'=1+1,x", "'@x,x", "\"a,b\",x");
  }

  @Test
  void whatComesInMeanwhileMovesNoRowIntoTheFileTwice() throws Exception {
    // Given
    var rows = new ArrayList<>(IntStream.range(0, 150).mapToObj(i -> "r" + i).toList());
    Function<TableState, Listing<String>> growing =
        asked -> {
          var page = pages(List.copyOf(rows)).apply(asked);
          rows.add(0, "new");
          return page;
        };

    // When
    var lines = written(growing);

    // Then
    assertThat(lines).hasSize(151).doesNotHaveDuplicates();
  }
}
