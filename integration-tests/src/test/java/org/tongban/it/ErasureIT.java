package org.tongban.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.tongban.node.demo.register.Region.JIASHAN;
import static org.tongban.node.demo.register.Region.QINGPU;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tongban.core.directory.CertifiedKey;
import org.tongban.core.journal.ErasureRecord.Part;
import org.tongban.core.journal.StoredEntry;
import org.tongban.core.message.Ask;
import org.tongban.core.message.MessageId;
import org.tongban.core.message.ServiceId;
import org.tongban.it.federation.Federation;
import org.tongban.it.federation.Wish;
import org.tongban.it.federation.WithFederation;
import org.tongban.node.command.TongbanCommand;
import org.tongban.node.demo.CommandRunner;
import org.tongban.node.demo.register.KnownPeople;
import org.tongban.node.keeper.CatalogueKeeper;
import org.tongban.node.keeper.DirectoryKeeper;
import org.tongban.node.retention.ContractRetention;
import org.tongban.node.settings.Settings;
import org.tongban.node.store.Erasure;
import org.tongban.node.store.EvidenceVault;
import org.tongban.node.store.NodeDatabase;
import org.tongban.node.store.Retention;

/** A real exchange whose retention is over. */
@WithFederation
class ErasureIT {
  private final Federation federation;
  @TempDir private Path folder;

  ErasureIT(Federation federation) {
    this.federation = federation;
  }

  /** The contract's, for this exchange alone: the node is shared with other tests. */
  private record Only(Retention rules, MessageId exchange) implements Retention {
    @Override
    public int shortest() {
      return rules.shortest();
    }

    @Override
    public int days(Optional<ServiceId> service, Supplier<Optional<Ask>> ask) {
      return rules.days(service, ask);
    }

    @Override
    public boolean held(List<StoredEntry> entries, Supplier<Optional<Ask>> ask) {
      return rules.held(entries, ask)
          || !entries.get(0).entry().facts().exchange().equals(Optional.of(exchange));
    }
  }

  private Erasure erasure(MessageId exchange, int days) {
    var settings = federation.part(QINGPU, Settings.class);
    var catalogue = federation.part(QINGPU, CatalogueKeeper.class).held();
    var directory = federation.part(QINGPU, DirectoryKeeper.class).held().directory();
    return new Erasure(
        federation.part(QINGPU, NodeDatabase.class).dataSource(),
        federation.part(QINGPU, EvidenceVault.class),
        new Only(new ContractRetention(catalogue, settings.journal().erasure()), exchange),
        thumbprint -> directory.byThumbprint(thumbprint).map(CertifiedKey::certificate),
        Clock.offset(Clock.systemUTC(), Duration.ofDays(days)));
  }

  private CommandRunner.Result run(String... arguments) {
    return TongbanCommand.inThisProcess(arguments);
  }

  private CommandRunner.Result check() {
    var layout = federation.layout();
    var arguments = new ArrayList<>(List.of("journal", "check", "-o", "json"));
    arguments.addAll(List.of("--config", layout.config(QINGPU).toString()));
    arguments.addAll(List.of("--data", layout.nodeData(QINGPU).toString()));
    layout
        .overrides(QINGPU)
        .forEach((key, value) -> arguments.addAll(List.of("--set", key + "=" + value)));
    var binaries = layout.data().resolveSibling("postgres").toString();
    arguments.addAll(List.of("--set", "database.embedded.binaries=" + binaries));
    return run(arguments.toArray(String[]::new));
  }

  @Test
  void whenTheRetentionIsOverTheBodiesGoAndTheRecordStays() throws Exception {
    // Given: an exchange, and its proof
    var wish = Wish.assistance(JIASHAN.code(), KnownPeople.ASSISTED.in(JIASHAN));
    var id = federation.ask(QINGPU, wish).exchange();
    var path = "/api/v1/exchanges/" + id;
    var file =
        Files.write(
            folder.resolve("before.asice"), federation.get(QINGPU, path + "/proof").bytes());
    var anchors = federation.layout().certificates().toString();
    var before = run("verify", file.toString(), "--anchors", anchors);

    // When
    var young = erasure(id, 89).erase(seq -> {});
    var done = erasure(id, 91).erase(seq -> {});

    // Then
    assertThat(young).isEmpty();
    assertThat(done)
        .hasSize(1)
        .first()
        .extracting(Part::days, Part::bodies)
        .containsExactly(90, 2L);
    assertThat(federation.get(QINGPU, path).json().path("entries")).hasSize(2);
    assertThat(List.of("/ask", "/answer", "/proof", "/slip"))
        .extracting(part -> federation.get(QINGPU, path + part).problem())
        .containsOnly("410 evidence-erased at asking-node");
    var after = run("verify", file.toString(), "--anchors", anchors);
    assertThat(after.out()).isEqualTo(before.out());
    assertThat(after.exitCode()).isEqualTo(before.exitCode());
    assertThat(before.out()).doesNotContain("FAILED");
    var checked = check();
    assertThat(checked.err()).isEmpty();
    assertThat(checked.out())
        .contains("\"good\" : true")
        .contains("\"erased\" : 2")
        .contains("\"erasedVerified\" : 2");
    assertThat(checked.exitCode()).isZero();
  }
}
