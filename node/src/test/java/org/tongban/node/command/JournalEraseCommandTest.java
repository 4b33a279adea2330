package org.tongban.node.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;
import org.tongban.core.journal.EntryDraft;
import org.tongban.core.journal.EntryFacts;
import org.tongban.core.journal.EntryKind;
import org.tongban.core.message.MessageId;
import org.tongban.core.message.Purpose;
import org.tongban.core.message.ServiceId;
import org.tongban.core.seal.CryptoProvider;
import org.tongban.node.store.EvidenceVault;
import org.tongban.node.store.PostgresJournalStore;
import org.tongban.node.store.StorageKeys;

/** In order: what would be erased, what is held, what was erased. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class JournalEraseCommandTest {
  private static final Instant LONG_AGO = Instant.parse("2025-06-01T01:02:03Z");
  private static final Clock CLOCK = Clock.fixed(LONG_AGO, ZoneOffset.UTC);
  private static final MessageId HELD = MessageId.next();
  @TempDir private static Path folder;
  private static NodeAside node;

  @BeforeAll
  static void aNodeWithThreeOldEntries() throws Exception {
    node = NodeAside.in(folder, "journal: {erasure: {hold: [\"" + HELD + "\"]}}\n");
    var encryption = node.settings().journal().encryption();
    Terminal.english().run("journal", "key", "--out", encryption.key().toString());
    var vault =
        EvidenceVault.open(
            node.source(), () -> StorageKeys.read(encryption, CryptoProvider.choose()), CLOCK);
    try (var store = new PostgresJournalStore(node.source(), CLOCK, vault)) {
      store.append(draft(MessageId.next(), "certificate.marriage"));
      store.append(draft(HELD, "certificate.marriage"));
      store.append(draft(MessageId.next(), "no.such-service"));
    }
  }

  private static EntryDraft draft(MessageId id, String service) {
    var facts =
        EntryFacts.of(EntryKind.ASK_RECEIVED, LONG_AGO)
            .withExchange(Optional.of(id))
            .withSubject(new ServiceId(service), new Purpose("MARRIAGE_REGISTRATION"));
    return new EntryDraft(facts, "ten bytes!".getBytes(StandardCharsets.UTF_8));
  }

  @AfterAll
  static void stop() {
    node.close();
  }

  @Test
  @Order(1)
  void saysWhatWouldBeErasedAndChangesNothing() {
    // When
    node.journal(ExitCodes.USAGE, "erase");
    node.journal(ExitCodes.USAGE, "erase", "--dry-run", "--yes");
    var people = node.journal(ExitCodes.GOOD, "erase", "--dry-run");
    var again = node.journal(ExitCodes.GOOD, "erase", "--dry-run", "-o=json");

    // Then
    assertThat(people.out())
        .contains("2025-06  certificate.marriage: kept for 90 days; 1 bodies, 10 bytes")
        .contains("2025-06  no.such-service: kept for 90 days; 1 bodies, 10 bytes")
        .contains("2 bodies would be erased, 20 bytes. Nothing was changed.");
    assertThat(again.out()).contains("\"bodies\" : 2").contains("\"dryRun\" : true");
    var checked = node.journal(ExitCodes.GOOD, "check");
    assertThat(checked.out()).isEqualToIgnoringNewLines("Journal of 310118: 3 entries, all whole.");
  }

  @Test
  @Order(2)
  void erasesAndTheJournalStaysWhole() {
    // When
    var done = node.journal(ExitCodes.GOOD, "erase", "--yes");
    var again = node.journal(ExitCodes.GOOD, "erase", "--yes");
    var checked = node.journal(ExitCodes.GOOD, "check");

    // Then
    assertThat(done.out()).contains("2 bodies were erased, 20 bytes.");
    assertThat(again.out()).contains("nothing was erased, 0 bytes.");
    assertThat(checked.out())
        .contains("Journal of 310118: 4 entries, all whole.")
        .contains("2 bodies are erased by rule; the signatures of 0 verify");
  }
}
