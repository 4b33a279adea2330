package org.tongban.node.audit;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;
import org.tongban.core.journal.Journal;
import org.tongban.core.journal.JournalEntry;
import org.tongban.core.message.Actor;
import org.tongban.core.message.MessageId;
import org.tongban.core.message.StrictJson;
import org.tongban.core.refusal.Reason;
import org.tongban.core.refusal.RefusedException;
import org.tongban.core.refusal.Violation;
import org.tongban.node.store.AuditStore;
import org.tongban.node.store.JournalFilter;
import org.tongban.node.store.MonthStore;
import org.tongban.node.store.StoreException;

/** What an auditor reads; each time it is recorded before it is given. */
public final class Audit {
  /** Most rows of an export: it is signed as one piece in memory, of which a node has little. */
  static final int MOST_ROWS = 20_000;

  private final AuditStore store;
  private final Journal journal;
  private final SignedExport export;
  private final MonthStore months;

  public Audit(AuditStore store, Journal journal, SignedExport export, MonthStore months) {
    this.store = store;
    this.months = months;
    this.journal = journal;
    this.export = export;
  }

  /** Records that an auditor reads an exchange of somebody else. */
  public void reads(Actor auditor, MessageId exchange, String part) {
    var what = JsonNodeFactory.instance.objectNode();
    record(auditor, "exchange", what.put("exchange", exchange.toString()).put("part", part));
  }

  /**
   * Records that an auditor reads what an exchange says of a person.
   *
   * @param why the auditor's own sentence
   */
  public void unmasks(Actor auditor, MessageId exchange, String why) {
    var what = JsonNodeFactory.instance.objectNode();
    record(auditor, "unmasked", what.put("exchange", exchange.toString()).put("why", why));
  }

  /** How many entries the filter has; more than {@code most} are not counted. */
  public long count(Map<String, String> parameters, long most) {
    try {
      return store.count(new FilterText(parameters).filter(), most);
    } catch (StoreException e) {
      throw unavailable(e);
    }
  }

  /**
   * The newest entries, facts only.
   *
   * @param parameters of the filter, by name
   * @param before number of the entry before which to begin
   * @throws RefusedException {@code SCHEMA_VIOLATION, JOURNAL_UNAVAILABLE}
   */
  public List<JournalEntry> search(
      Actor auditor, Map<String, String> parameters, long before, int most) {
    var text = new FilterText(parameters);
    var filter = text.filter();
    record(auditor, "search", text.given());
    try {
      return store.newest(filter, before, most);
    } catch (StoreException e) {
      throw unavailable(e);
    }
  }

  /**
   * Months of the days of the filter that are in files, so that nothing of them is found; such as
   * {@code 2026-10}.
   */
  public List<String> archived(Map<String, String> parameters) {
    return archived(new FilterText(parameters).filter());
  }

  private List<String> archived(JournalFilter filter) {
    try {
      // the end of the filter is too late already
      return months.away(filter.from(), filter.to().minusNanos(1)).stream()
          .map(MonthStore.Month::name)
          .toList();
    } catch (StoreException e) {
      throw unavailable(e);
    }
  }

  /** How often what was asked, by purpose. */
  public List<AuditStore.Use> use(Actor auditor, Map<String, String> parameters) {
    var text = new FilterText(parameters);
    var filter = text.filter();
    record(auditor, "use", text.given());
    try {
      return store.use(filter);
    } catch (StoreException e) {
      throw unavailable(e);
    }
  }

  /**
   * All entries of the filter in a signed file.
   *
   * @throws RefusedException also {@code SCHEMA_VIOLATION} where there are too many
   */
  public byte[] export(Actor auditor, Map<String, String> parameters, ExportForm form) {
    var text = new FilterText(parameters);
    var filter = text.filter();
    try {
      if (store.count(filter, MOST_ROWS + 1L) > MOST_ROWS) {
        throw new RefusedException(
            Reason.SCHEMA_VIOLATION,
            List.of(
                new Violation(
                    "/from", "with these, more than " + MOST_ROWS + " entries; take fewer days")));
      }
      record(auditor, "export", text.given().put("form", form.word()));
      var written = text.given();
      archived(filter).forEach(written.withArray("archived")::add);
      return export.make(filter, written, form);
    } catch (StoreException e) {
      throw unavailable(e);
    }
  }

  private void record(Actor auditor, String what, ObjectNode filter) {
    var json = JsonNodeFactory.instance.objectNode();
    json.put("system", auditor.system());
    json.put("unit", auditor.unit());
    json.put("operator", auditor.operator());
    json.put("what", what);
    json.set("filter", filter);
    journal.auditorReads(StrictJson.write(json));
  }

  private static RefusedException unavailable(StoreException e) {
    return new RefusedException(Reason.JOURNAL_UNAVAILABLE, "the journal can't be searched", e);
  }
}
