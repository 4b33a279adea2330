package org.tongban.node.console.list;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.mock.web.MockHttpServletRequest;

/** What of a table is shown stands in the address, whatever somebody writes there. */
class TableStateTest {
  private static TableState read(String... parameters) {
    var request = new MockHttpServletRequest();
    request.setServletPath("/system");
    for (int i = 0; i < parameters.length; i += 2) {
      request.addParameter(parameters[i], parameters[i + 1]);
    }
    return TableStates.of(request, "kind");
  }

  @Test
  void theAddressSaysAllThatIsShown() {
    // Given
    var state =
        read(
            "q", " 王 & co ", "page", "3", "rows", "50", "sort", "name", "dir", "desc", "kind", "A");

    // Then
    assertThat(state.from()).isEqualTo(100);
    assertThat(state.page(4))
        .isEqualTo("/system?q=%E7%8E%8B%20%26%20co&sort=name&dir=desc&rows=50&page=4&kind=A");
    assertThat(state.sorted("name")).doesNotContain("dir=").doesNotContain("page=");
    assertThat(state.filter("kind")).isEqualTo("A");
  }

  @Test
  void whatMakesNoSenseCountsAsNotGiven() {
    // Given
    var state = read("page", "-1", "rows", "1000000", "dir", "'; DROP TABLE", "q", "x".repeat(500));

    // Then
    assertThat(state.page()).isEqualTo(1);
    assertThat(state.size()).isEqualTo(20);
    assertThat(state.descending()).isFalse();
    assertThat(state.query()).hasSize(200);
  }

  @Test
  void behindTheLastPageComesTheLast() {
    // Given
    var listing = new Listing<>(List.of("a"), 41, read("page", "99").within(41));

    // Then
    assertThat(listing.state().page()).isEqualTo(3);
    assertThat(listing.pages()).isEqualTo(3);
    assertThat(listing.last()).isTrue();
  }
}
