package org.tongban.node.console.alerts;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.springframework.context.MessageSource;
import org.tongban.node.console.desk.Pinyin;
import org.tongban.node.console.user.Person;
import org.tongban.node.console.user.Role;

/**
 * What needs a person. The names stand in the database; each is said in words under {@code
 * alerts.rule.<name>}, with what to do in the section of docs/RUNBOOK.md that it names.
 */
public enum Rule {
  ANSWERS_OVERDUE(Level.WARN, "/journal?kind=ASK_SENT&peer=", "Answers that come later"),
  ANSWERS_OWED(Level.BAD, "/journal?kind=ASK_RECEIVED&peer=", "Answers that come later"),
  MEMBER_AWAY(Level.WARN, "/peers/", "A peer is down"),
  EVENTS_STUCK(Level.BAD, "/journal?peer=", "Events"),
  EVENTS_OVERDUE(Level.WARN, "/journal?peer=", "Events"),
  NOTICES_UNSENT(Level.WARN, "/peers/", "Answers that come later"),
  IN_DOUBT(Level.BAD, "/journal?peer=", "Transactions"),
  BATCH_FAILED(Level.WARN, "/batches?state=DONE", "Many at once"),
  SUBJECT_QUESTION(Level.WARN, "/journal/", "Who asked about a person?"),
  KAFKA_AWAY(Level.WARN, "", "Systems that speak Kafka"),
  KAFKA_PARKED(Level.BAD, "", "Systems that speak Kafka"),
  ROUTE_REFUSED(Level.BAD, "", "A new look-up, or a change to one"),
  FILE_REFUSED(Level.BAD, "", "Watch"),
  CERTIFICATE_ENDS(Level.WARN, "/peers/calendar", "Certificates"),
  REVOCATION_STALE(Level.BAD, "/peers", "Certificates"),
  JOURNAL_BEHIND(Level.BAD, "/journal", "Is the journal whole?"),
  STAMPS_BEHIND(Level.BAD, "/journal", "Time-stamps"),
  DISK_LOW(Level.BAD, "", "Watch"),
  BACKUP_OVERDUE(Level.BAD, "/system/backups", "Backup"),
  RESTORE_OVERDUE(Level.WARN, "/system/backups", "Backup"),
  UNKNOWN(Level.WARN, "", "Watch");

  /** How bad. */
  public enum Level {
    WARN,
    BAD
  }

  private static final Set<Role> KEEPERS = EnumSet.of(Role.ADMINISTRATOR, Role.SECURITY);

  private final Level level;
  private final String page;
  private final String section;

  /**
   * @param page address of the page that tells more; with the key, where it ends so
   * @param section heading in the runbook
   */
  Rule(Level level, String page, String section) {
    this.level = level;
    this.page = page;
    this.section = section;
  }

  /** Those whose words, or their pinyin, are searched for. */
  static List<Rule> named(String query, MessageSource words, Locale locale) {
    return query.isEmpty()
        ? List.of()
        : Arrays.stream(values())
            .filter(rule -> Pinyin.found(query, words.getMessage(rule.text(), null, locale)))
            .toList();
  }

  public Level level() {
    return level;
  }

  /** Key of its name. */
  public String text() {
    return "alerts.rule." + name().toLowerCase(Locale.ROOT);
  }

  /** Section of the runbook that says what to do. */
  public String section() {
    return section;
  }

  /** Address of the page that tells more; empty where none does. */
  String page(String key) {
    return page.endsWith("=") || page.endsWith("/") ? page + key : page;
  }

  /** What citizens question is the auditor's, and nobody else's to close. */
  public boolean isOf(Person person) {
    return person.isOneOf(this == SUBJECT_QUESTION ? EnumSet.of(Role.AUDITOR) : KEEPERS);
  }

  /** Whether each replica sees it for itself, so that what one doesn't see another may. */
  boolean local() {
    return switch (this) {
      case KAFKA_AWAY,
          ROUTE_REFUSED,
          FILE_REFUSED,
          CERTIFICATE_ENDS,
          REVOCATION_STALE,
          JOURNAL_BEHIND,
          STAMPS_BEHIND,
          DISK_LOW,
          UNKNOWN ->
          true;
      default -> false;
    };
  }
}
