package org.tongban.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.tongban.node.demo.register.Region.JIASHAN;
import static org.tongban.node.demo.register.Region.QINGPU;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tongban.it.federation.Federation;
import org.tongban.it.federation.Reply;
import org.tongban.it.federation.Wish;
import org.tongban.it.federation.WithFederation;
import org.tongban.node.command.TongbanCommand;
import org.tongban.node.demo.CommandRunner;
import org.tongban.node.demo.register.KnownPeople;
import org.tongban.node.keeper.CallersKeeper;

/** Callers come and go while a node runs, and each sees what its role lets it see. */
@WithFederation
class CallersIT {
  private final Federation federation;
  @TempDir private Path folder;
  private byte[] before;

  CallersIT(Federation federation) {
    this.federation = federation;
  }

  @BeforeEach
  void keep() throws IOException {
    before = Files.readAllBytes(callers());
  }

  @AfterEach
  void restore() throws IOException {
    Files.write(callers(), before);
    refresh();
  }

  private Path callers() {
    return federation.layout().nodeData(JIASHAN).resolve("callers").resolve("callers.yaml");
  }

  @Test
  void anOperatorSeesItsOwnExchangesAndAnAuditorAll() throws IOException {
    // Given
    var operator = add("second", "operator");
    var auditor = add("audit", "auditor");
    var wish = Wish.assistance(QINGPU.code(), KnownPeople.ASSISTED.in(QINGPU));
    var others = "/api/v1/exchanges/" + federation.ask(JIASHAN, wish).exchange();

    // When // Then
    for (var path : List.of(others, others + "/ask", others + "/answer")) {
      assertThat(get(path, operator).problem()).isEqualTo("404 exchange-unknown at asking-node");
      assertThat(get(path, auditor).status()).isEqualTo(200);
      assertThat(get(path, federation.token(JIASHAN)).status()).isEqualTo(200);
    }
  }

  @Test
  void healthTellsDetailsToAnAdministratorOnly() throws IOException {
    // Given
    var administrator = add("admin", "administrator");
    var operator = add("second", "operator");

    // When
    var known = get("/actuator/health", administrator);

    // Then
    assertThat(known.text()).contains("\"callers\"", "\"routes\"");
    assertThat(get("/actuator/health", operator).text()).doesNotContain("routes");
    assertThat(federation.send(federation.stranger(JIASHAN, "/actuator/health").GET()).text())
        .isEqualTo("{\"status\":\"UP\",\"groups\":[\"liveness\",\"readiness\"]}");
  }

  @Test
  void anAdministratorReadsTheMetrics() throws IOException {
    // Given
    var administrator = add("admin", "administrator");
    var person = KnownPeople.ASSISTED.in(QINGPU);
    var exchange = federation.ask(JIASHAN, Wish.assistance(QINGPU.code(), person)).exchange();

    // When
    var metrics = get("/actuator/prometheus", administrator);

    // Then
    assertThat(metrics.text())
        .contains("http_server_requests_seconds_count{")
        .contains("uri=\"/api/v1/asks/{service}\"")
        .contains("jvm_memory_used_bytes{", "hikaricp_connections_active{")
        .contains("tongban_journal_entries_total")
        .doesNotContain(exchange.toString(), person.idNumber());
  }

  @Test
  void whoIsRemovedIsOutWithoutARestart() throws IOException {
    // Given
    var operator = add("second", "operator");
    assertThat(get("/api/v1/registry/subjects", operator).status()).isEqualTo(200);

    // When
    run("remove", "second");
    refresh();

    // Then
    assertThat(get("/api/v1/registry/subjects", operator).problem()).startsWith("401");
  }

  private String add(String name, String role) throws IOException {
    var out = folder.resolve(name + ".token");
    run("add", name, "--out=" + out, "--unit=u", "--operator=" + name, "--role=" + role);
    refresh();
    return Files.readString(out).strip();
  }

  private void run(String... words) {
    CommandRunner commands = TongbanCommand::inThisProcess;
    var arguments = new ArrayList<>(List.of("callers"));
    arguments.addAll(List.of(words));
    arguments.add("--config=" + federation.layout().config(JIASHAN));
    arguments.add("--data=" + federation.layout().nodeData(JIASHAN));
    commands.must(arguments.toArray(String[]::new));
  }

  private void refresh() {
    // a change counts when two looks see it alike
    federation.part(JIASHAN, CallersKeeper.class).refresh();
    federation.part(JIASHAN, CallersKeeper.class).refresh();
  }

  private Reply get(String path, String token) {
    return federation.send(
        federation.stranger(JIASHAN, path).header("Authorization", "Bearer " + token).GET());
  }
}
