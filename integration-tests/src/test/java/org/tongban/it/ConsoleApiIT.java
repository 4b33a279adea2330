package org.tongban.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.tongban.node.demo.register.Region.JIASHAN;

import java.io.IOException;
import java.nio.file.Path;
import java.time.YearMonth;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tongban.core.policy.Policy;
import org.tongban.it.federation.Federation;
import org.tongban.it.federation.Reply;
import org.tongban.node.console.user.Role;

/** What pages of the console show stands in the API, too, and says the same. */
class ConsoleApiIT extends InConsole {
  private static final String API = "/api/v1";
  private static final String TABLE = "#list tbody tr";
  private static final String ASK =
      "asker=310118&service=certificate.marriage&basis=STATUTE&purpose=";
  private static final String NEXT_MONTH = YearMonth.now(Policy.CALENDAR).plusMonths(1).toString();
  private static final String CROSSWALK = "qp-js-care-2025";

  @TempDir private Path folder;
  private AddedCallers callers;
  private String administrator;
  private String auditor;

  ConsoleApiIT(Federation federation) {
    super(federation);
  }

  @BeforeEach
  void callers() throws IOException {
    callers = new AddedCallers(federation, JIASHAN, folder);
    administrator = callers.add("watch", "administrator");
    auditor = callers.add("audit", "auditor");
  }

  @AfterEach
  void noCallers() throws IOException {
    callers.close();
  }

  /**
   * A table in both places.
   *
   * @param known that a row holds, here and there
   */
  private record Twin(String api, String page, boolean audited, String known) {}

  private static final List<Twin> TABLES =
      List.of(
          new Twin("/peers?q=310118", "/peers?q=310118", false, "310118"),
          new Twin("/peers?sort=code&dir=desc", "/peers?sort=code&dir=desc", true, "320509"),
          new Twin("/routes?q=certificate", "/routes?q=certificate", true, "certificate.marriage"),
          new Twin("/services?rows=50", "/catalogue?rows=50", false, "certificate.marriage"),
          new Twin("/codes?q=documents", "/catalogue/codes?q=documents", false, "documents"),
          new Twin("/codes/documents?page=1", "/catalogue/codes/documents", true, "MARRIAGE"),
          new Twin("/access?q=certificate", "/access?q=certificate", true, "MARRIAGE"),
          new Twin("/batches/all?state=DONE", "/batches?state=DONE", false, ""),
          new Twin("/alerts?state=all&rows=100", "/alerts?state=all&rows=100", false, ""),
          new Twin(
              "/users?q=admin&sort=lastIn", "/system/users?q=admin&sort=lastIn", false, "admin"),
          new Twin("/operations?q=USER_ADDED", "/system/operations?q=USER_ADDED", true, "u-"),
          new Twin("/callers?q=watch", "/system/callers?q=watch", true, "watch"));

  private static final List<Twin> OTHERS =
      List.of(
          new Twin("/overview", "/", true, "310118"),
          new Twin("/peers/310118", "/peers/members/310118", false, "ES256"),
          new Twin("/peers/own", "/peers/own", true, "ES256"),
          new Twin("/peers/calendar", "/peers/calendar", false, NEXT_MONTH),
          new Twin(
              "/routes/certificate.marriage",
              "/routes/lookups/certificate.marriage",
              true,
              "direct:lookup-certificate.marriage"),
          new Twin(
              "/services/certificate.marriage?version=1.0",
              "/catalogue/certificate.marriage?version=1.0",
              false,
              "MARRIAGE_REGISTRATION"),
          new Twin("/crosswalks", "/catalogue/crosswalks", true, CROSSWALK),
          new Twin(
              "/access/services/certificate.marriage?field=parties%5B%5D.name",
              "/access/services/certificate.marriage?field=parties%5B%5D.name",
              false,
              "marriage-registration"),
          new Twin("/access/rules", "/access/rules", true, "marriage-registration"),
          new Twin(
              "/access/decision?agreement=&" + ASK + "MARRIAGE_REGISTRATION",
              "/access/simulate?" + ASK + "MARRIAGE_REGISTRATION",
              false,
              "parties[].name"),
          new Twin(
              "/access/decision?" + ASK + "ECONOMIC_CHECK",
              "/access/simulate?" + ASK + "ECONOMIC_CHECK",
              true,
              "purpose-not-allowed"),
          new Twin("/backups", "/system/backups", true, ""),
          new Twin("/simulator", "/simulator", false, ""));

  private Reply described(Twin twin) {
    var reply = callers.get(API + twin.api(), twin.audited() ? auditor : administrator);
    assertThat(reply.status()).as(twin.api() + reply.text()).isEqualTo(200);
    assertThat(reply.header("Cache-Control")).isEqualTo("no-store");
    assertThat(reply.text()).contains(twin.known());
    assertThat(OpenApi.problems(API + twin.api(), reply.json())).as(twin.api()).isEmpty();
    return reply;
  }

  @Test
  void aTableHasTheSameRowsInBothPlaces() {
    // Given
    var page = visit.signedIn(Role.values());

    for (var twin : TABLES) {
      // When
      var table = described(twin).json();
      page.navigate(visit.home() + twin.page());

      // Then
      assertThat(page.locator("#list").textContent()).as(twin.page()).contains(twin.known());
      assertThat(table.path("rows")).as(twin.api()).hasSize(page.locator(TABLE).count());
      assertThat(table.path("total").asInt()).isGreaterThanOrEqualTo(table.path("rows").size());
    }
  }

  @Test
  void whatIsNoTableSaysTheSameInBothPlaces() {
    // Given
    var page = visit.signedIn(Role.values());

    for (var twin : OTHERS) {
      // When
      described(twin);
      page.navigate(visit.home() + twin.page());

      // Then
      assertThat(page.locator("main").textContent()).as(twin.page()).contains(twin.known());
    }
  }

  @Test
  void aVersionOfALookUpIsReadByItsNumber() {
    // Given
    var versions =
        callers.get(API + "/routes/certificate.marriage", auditor).json().at("/versions");

    // When
    var address = "/routes/certificate.marriage/versions/" + versions.at("/0/seq").asText();
    var version = described(new Twin(address, "", true, "certificate.marriage"));

    // Then
    assertThat(version.json().path("version")).isEqualTo(versions.get(0));
    assertThat(callers.get(API + address + "0", auditor).problem())
        .isEqualTo("404 catalogue-item-unknown at asking-node");
  }

  @ParameterizedTest
  @CsvSource({
    "/peers?page=0&rows=21&sort=name&who=x, '[, /page, /rows, /sort]'",
    "/users?page=1&page=2&dir=down, '[/dir, /page]'",
    "/alerts?state=closed, '[/state]'",
    "/overview?q=x, '[]'",
    "/access/decision?asker=31011&service=certificate.marriage&basis=NONE, '[/asker, /basis, /purpose]'"
  })
  void everythingThatIsWrongIsSaidAtOnce(String address, String pointers) {
    // When
    var reply = callers.get(API + address, administrator);

    // Then
    assertThat(reply.problem()).isEqualTo("422 schema-violation at asking-node");
    assertThat(reply.pointers().toString()).isEqualTo(pointers);
    assertThat(reply.text()).doesNotContain("who");
  }

  @Test
  void behindTheLastPageThereIsNothing() {
    // When
    var far = callers.get(API + "/services?page=9999", auditor).json();

    // Then
    assertThat(far.path("rows")).isEmpty();
    assertThat(far.path("page").asInt()).isEqualTo(9999);
    assertThat(far.path("total").asInt()).isPositive();
  }

  @Test
  void nobodySeesHereWhatTheRoleDoesNotShow() throws IOException {
    // Given
    var operator = callers.add("asks", "operator");
    var refused = "403 caller-not-entitled at asking-node";

    // Then
    assertThat(callers.get(API + "/peers", operator).problem()).isEqualTo(refused);
    assertThat(callers.get(API + "/access/decision", operator).problem()).isEqualTo(refused);
    assertThat(callers.get(API + "/operations", administrator).problem()).isEqualTo(refused);
    assertThat(callers.get(API + "/users", auditor).problem()).isEqualTo(refused);
    assertThat(callers.get(API + "/services", operator).status()).isEqualTo(200);
    assertThat(federation.send(federation.stranger(JIASHAN, API + "/services").GET()).status())
        .isEqualTo(401);
  }
}
