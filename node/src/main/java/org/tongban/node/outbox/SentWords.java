package org.tongban.node.outbox;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Objects;
import java.util.Optional;
import org.tongban.core.message.Ask;
import org.tongban.core.message.StrictJson;
import org.tongban.node.later.Resumption;
import org.tongban.node.store.EventOutbox;
import org.tongban.node.store.Sent;

/** What an event says that is to be sent, or was. */
public final class SentWords {
  private final EventOutbox outbox;
  private final Resumption asked;

  /**
   * @param asked reads from the journal what was sent
   */
  public SentWords(EventOutbox outbox, Resumption asked) {
    this.outbox = Objects.requireNonNull(outbox, "outbox");
    this.asked = Objects.requireNonNull(asked, "asked");
  }

  /** The body; empty where it was erased. */
  Optional<JsonNode> of(Sent sent) {
    return outbox
        .request(sent.id())
        .map(json -> StrictJson.parse(json).path("body"))
        .or(() -> asked.asked(sent.exchange()).map(Ask::body));
  }
}
