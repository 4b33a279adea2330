package org.tongban.node.store;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;
import org.tongban.core.journal.EntryDraft;
import org.tongban.core.journal.EntryFacts;
import org.tongban.core.journal.EntryKind;
import org.tongban.core.message.MemberCode;
import org.tongban.core.message.MessageId;
import org.tongban.core.message.Purpose;
import org.tongban.core.message.ServiceId;

/** Made-up entries. */
final class Samples {
  static final Instant NOW = Instant.parse("2026-11-22T01:02:03.456789Z");
  static final Clock CLOCK = Clock.fixed(NOW, ZoneOffset.UTC);
  static final MemberCode PEER = new MemberCode("320509");

  private Samples() {}

  static EntryDraft ask(MessageId id) {
    return ask(id, "signed " + id);
  }

  static EntryDraft ask(MessageId id, String evidence) {
    var facts =
        EntryFacts.of(EntryKind.ASK_RECEIVED, NOW)
            .withExchange(Optional.of(id))
            .withPeer(Optional.of(PEER))
            .withSubject(new ServiceId("assistance.status"), new Purpose("ASSISTANCE_CHECK"))
            .withRule("吴江 may ask");
    return new EntryDraft(facts, evidence.getBytes(StandardCharsets.UTF_8));
  }
}
