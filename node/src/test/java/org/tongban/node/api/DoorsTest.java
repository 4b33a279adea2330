package org.tongban.node.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tongban.node.settings.CallerRole;

/** To whom what pages of the console show is open. */
class DoorsTest {
  @ParameterizedTest
  @CsvSource({
    "overview, administrator auditor",
    "peers, administrator auditor",
    "peers/310118, administrator auditor",
    "routes/x/versions/1, administrator auditor",
    "access/decision, administrator auditor",
    "alerts, administrator auditor",
    "callers, administrator auditor",
    "backups, administrator auditor",
    "simulator, administrator auditor",
    "operations, auditor",
    "users, administrator",
    "batches/all, administrator auditor",
    "batches/all/results, operator",
    "services/x, operator administrator auditor desk events",
    "codes, operator administrator auditor desk events",
    "crosswalks, operator administrator auditor desk events",
    "servicesx, administrator",
    "overviews, administrator"
  })
  void whatPagesShowIsOpenToTheseRolesAlone(String path, String open) {
    // Given
    var roles = Arrays.stream(open.split(" ")).map(word -> CallerRole.find(word).orElseThrow());

    // When // Then
    assertThat(Doors.of("/api/v1/" + path)).containsExactlyInAnyOrderElementsOf(roles.toList());
  }
}
