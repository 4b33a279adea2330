package org.tongban.node.store;

import java.time.Duration;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.tongban.core.journal.EntryFacts;
import org.tongban.core.journal.EntryKind;
import org.tongban.core.journal.StoredEntry;
import org.tongban.core.message.Ask;
import org.tongban.core.message.ServiceId;
import org.tongban.core.seal.KeptAsk;

/** Which entries of an exchange are to be erased now. */
final class DueEvidence {
  private static final ZoneId CHINA = ZoneId.of("Asia/Shanghai");
  private static final Set<EntryKind> ASKS = Set.of(EntryKind.ASK_SENT, EntryKind.ASK_RECEIVED);
  private static final Set<EntryKind> EXCHANGED =
      Set.of(
          EntryKind.ASK_SENT,
          EntryKind.ASK_RECEIVED,
          EntryKind.ANSWER_SENT,
          EntryKind.ANSWER_RECEIVED);

  /** Altered evidence is left for whoever finds out what was done to it. */
  private static final Set<StoredEntry.State> GONE =
      Set.of(StoredEntry.State.ERASED, StoredEntry.State.ALTERED);

  private final Retention retention;
  private final Instant now;

  DueEvidence(Retention retention, Instant now) {
    this.retention = retention;
    this.now = now;
  }

  /**
   * An entry to be erased.
   *
   * @param service empty where none is known
   */
  record Due(StoredEntry stored, String service, int days, String month) {}

  List<Due> of(List<StoredEntry> exchange) {
    Supplier<Optional<Ask>> ask = () -> ask(exchange);
    var service = service(exchange);
    int days = retention.days(service, ask);
    var over = now.minus(Duration.ofDays(days));
    boolean exchangeOver =
        exchange.stream()
            .map(one -> one.entry().facts())
            .filter(facts -> EXCHANGED.contains(facts.kind()))
            .allMatch(facts -> facts.at().isBefore(over));
    var due =
        exchange.stream()
            .filter(one -> there(one, exchangeOver, over))
            .map(one -> new Due(one, service.map(ServiceId::value).orElse(""), days, month(one)))
            .toList();
    return due.isEmpty() || retention.held(exchange, ask) ? List.of() : due;
  }

  /** The ask waits for its answer, so that it can still be told which version was asked. */
  private static boolean there(StoredEntry stored, boolean exchangeOver, Instant over) {
    var facts = stored.entry().facts();
    boolean old = EXCHANGED.contains(facts.kind()) ? exchangeOver : facts.at().isBefore(over);
    boolean body = stored.evidence().length > 0 || stored.state() == StoredEntry.State.LOCKED;
    return old && body && !GONE.contains(stored.state()) && facts.kind().holdsBody();
  }

  private static Optional<ServiceId> service(List<StoredEntry> exchange) {
    return exchange.stream()
        .map(one -> one.entry().facts())
        .map(EntryFacts::service)
        .flatMap(Optional::stream)
        .findFirst();
  }

  private static Optional<Ask> ask(List<StoredEntry> exchange) {
    return exchange.stream()
        .filter(one -> ASKS.contains(one.entry().facts().kind()))
        .map(StoredEntry::evidence)
        .filter(bytes -> bytes.length > 0)
        .findFirst()
        .flatMap(DueEvidence::read);
  }

  private static Optional<Ask> read(byte[] signed) {
    try {
      return Optional.of(KeptAsk.ask(signed));
    } catch (IllegalStateException e) {
      return Optional.empty();
    }
  }

  private static String month(StoredEntry stored) {
    return YearMonth.from(stored.entry().facts().at().atZone(CHINA)).toString();
  }
}
