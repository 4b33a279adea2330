package org.tongban.harness.partner;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.tongban.core.message.Answer;
import org.tongban.core.message.MemberCode;
import org.tongban.core.message.MessageId;
import org.tongban.harness.forge.ReadMessage;

/**
 * What a simulated region remembers: its last exchanges, so that it can prove them, its journal,
 * and what others have reserved. Thread safe.
 */
final class PartnerBooks {
  private static final int MOST = 1000;

  private final PartnerJournal journal = new PartnerJournal("entry");
  private final Map<MessageId, byte[]> signed = new Latest<>();
  private final Map<String, Exchange> exchanges = new Latest<>();

  private final PartnerTransactions transactions;

  PartnerBooks(PartnerTransactions transactions) {
    this.transactions = Objects.requireNonNull(transactions, "transactions");
  }

  PartnerTransactions transactions() {
    return transactions;
  }

  PartnerJournal journal() {
    return journal;
  }

  /** Remembers an answer in its signed form, which an encrypted reply doesn't show. */
  synchronized void signed(Answer answer, byte[] bytes) {
    signed.put(answer.id(), bytes);
  }

  /** Remembers an exchange, if nothing else was exchanged under its id. */
  synchronized void keep(Heard heard, Answer answer, byte[] wire, Instant at) {
    var form = ReadMessage.of(wire).isPresent() ? wire : signed.get(answer.id());
    if (form != null) {
      exchanges.putIfAbsent(
          key(heard.ask().issuer(), heard.ask().id()), new Exchange(heard, answer, form, wire, at));
    }
  }

  /** The exchange that this member asked for under that id. */
  synchronized Optional<Exchange> find(MemberCode asker, MessageId id) {
    return Optional.ofNullable(exchanges.get(key(asker, id)));
  }

  private static String key(MemberCode asker, MessageId id) {
    return asker + " " + id;
  }

  /** A simulated region may be asked for days. */
  private static final class Latest<K, V> extends LinkedHashMap<K, V> {
    private static final long serialVersionUID = 1L;

    @Override
    protected boolean removeEldestEntry(Map.Entry<K, V> eldest) {
      return size() > MOST;
    }
  }
}
