package org.tongban.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.tongban.node.demo.register.Region.JIASHAN;
import static org.tongban.node.demo.register.Region.QINGPU;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tongban.it.federation.Federation;
import org.tongban.it.federation.Wish;
import org.tongban.it.federation.WithFederation;
import org.tongban.node.demo.register.KnownPeople;

/** Callers come and go while a node runs, and each sees what its role lets it see. */
@WithFederation
class CallersIT {
  private final Federation federation;
  @TempDir private Path folder;
  private AddedCallers callers;

  CallersIT(Federation federation) {
    this.federation = federation;
  }

  @BeforeEach
  void keep() throws IOException {
    callers = new AddedCallers(federation, JIASHAN, folder);
  }

  @AfterEach
  void restore() throws IOException {
    callers.close();
  }

  @Test
  void anOperatorSeesItsOwnExchangesAndAnAuditorAll() throws IOException {
    // Given
    var operator = callers.add("second", "operator");
    var auditor = callers.add("audit", "auditor");
    var wish = Wish.assistance(QINGPU.code(), KnownPeople.ASSISTED.in(QINGPU));
    var others = "/api/v1/exchanges/" + federation.ask(JIASHAN, wish).exchange();

    // When // Then
    for (var path : List.of(others, others + "/ask", others + "/answer")) {
      assertThat(callers.get(path, operator).problem())
          .isEqualTo("404 exchange-unknown at asking-node");
      assertThat(callers.get(path, auditor).status()).isEqualTo(200);
      assertThat(callers.get(path, federation.token(JIASHAN)).status()).isEqualTo(200);
    }
  }

  @Test
  void healthTellsDetailsToAnAdministratorOnly() throws IOException {
    // Given
    var administrator = callers.add("admin", "administrator");
    var operator = callers.add("second", "operator");

    // When
    var known = callers.get("/actuator/health", administrator);

    // Then
    assertThat(known.text()).contains("\"callers\"", "\"routes\"");
    assertThat(callers.get("/actuator/health", operator).text()).doesNotContain("routes");
    assertThat(federation.send(federation.stranger(JIASHAN, "/actuator/health").GET()).text())
        .isEqualTo("{\"status\":\"UP\",\"groups\":[\"liveness\",\"readiness\"]}");
  }

  @Test
  void anAdministratorReadsTheMetrics() throws IOException {
    // Given
    var administrator = callers.add("admin", "administrator");
    var person = KnownPeople.ASSISTED.in(QINGPU);
    var exchange = federation.ask(JIASHAN, Wish.assistance(QINGPU.code(), person)).exchange();

    // When
    var metrics = callers.get("/actuator/prometheus", administrator);

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
    var operator = callers.add("second", "operator");
    assertThat(callers.get("/api/v1/registry/subjects", operator).status()).isEqualTo(200);

    // When
    callers.run("remove", "second");

    // Then
    assertThat(callers.get("/api/v1/registry/subjects", operator).problem()).startsWith("401");
  }
}
