package org.tongban.node.peer;

import java.time.Clock;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.scheduling.annotation.Scheduled;
import org.tongban.core.directory.CertifiedKey;
import org.tongban.core.directory.Suite;
import org.tongban.core.message.MemberCode;
import org.tongban.node.store.Contact;
import org.tongban.node.store.Contact.Kind;
import org.tongban.node.store.ContactBook;

/**
 * Notes when other members are met and in which suite. A message costs a note in memory; the
 * database gets the last ones every few seconds. Safe for use by many threads.
 */
public final class Contacts {
  private static final Logger LOG = LoggerFactory.getLogger(Contacts.class);

  private final ContactBook book;
  private final Clock clock;
  private final Map<Kind, Map<MemberCode, Contact>> noted = new EnumMap<>(Kind.class);

  public Contacts(ContactBook book, Clock clock) {
    this.book = Objects.requireNonNull(book, "book");
    this.clock = Objects.requireNonNull(clock, "clock");
    Arrays.stream(Kind.values()).forEach(kind -> noted.put(kind, new ConcurrentHashMap<>()));
  }

  /** Somebody has shown that key in a handshake. */
  void shown(CertifiedKey key) {
    note(Kind.HANDSHAKE, key.owner(), key.suite());
  }

  /** A message of that member was verified. */
  public void verified(MemberCode member, Suite suite) {
    note(Kind.MESSAGE, member, suite);
  }

  private void note(Kind kind, MemberCode member, Suite suite) {
    noted.get(kind).put(member, new Contact(clock.instant(), suite));
  }

  /** Keeps what was noted since. */
  @Scheduled(fixedDelayString = "PT2S")
  public void keep() {
    try {
      noted.forEach(this::keep);
    } catch (DataAccessException e) {
      // what is noted stays noted
      LOG.warn("It can't be kept now when members were met: {}", e.getClass().getSimpleName());
    }
  }

  private void keep(Kind kind, Map<MemberCode, Contact> contacts) {
    contacts.forEach(
        (member, contact) -> {
          book.met(member, kind, contact);
          contacts.remove(member, contact);
        });
  }
}
