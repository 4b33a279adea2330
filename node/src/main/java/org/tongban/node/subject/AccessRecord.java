package org.tongban.node.subject;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.function.Supplier;
import org.tongban.core.journal.EntryKind;
import org.tongban.core.journal.Journal;
import org.tongban.core.message.Actor;
import org.tongban.core.message.StrictJson;
import org.tongban.core.policy.AccessRules;
import org.tongban.core.policy.Disclosures;
import org.tongban.core.refusal.Reason;
import org.tongban.core.refusal.RefusedException;
import org.tongban.core.seal.SubjectKeys;
import org.tongban.node.store.StoreException;
import org.tongban.node.store.SubjectStore;
import org.tongban.node.store.SubjectStore.About;

/**
 * Tells a person who asked about that person here or on behalf of this authority (PIPL art. 45).
 * Nobody else who was named in an ask is told of, nor any clerk, and nothing of what was answered.
 * That it was told is recorded before it is.
 */
public final class AccessRecord {
  /** Most entries of one reply. */
  static final int MOST = 200;

  /** Told of looks into this record itself, to the person only. */
  private static final String OWN_RULE = "access-record";

  private final SubjectStore store;
  private final Supplier<SubjectKeys> keys;
  private final Supplier<AccessRules> rules;
  private final Journal journal;
  private final RecordWords words;
  private final Clock clock;

  public AccessRecord(
      SubjectStore store,
      Supplier<SubjectKeys> keys,
      Supplier<AccessRules> rules,
      Journal journal,
      RecordWords words,
      Clock clock) {
    this.store = store;
    this.keys = keys;
    this.rules = rules;
    this.journal = journal;
    this.words = words;
    this.clock = clock;
  }

  /**
   * The record.
   *
   * @param json the request
   * @param desk who asks for it
   * @throws RefusedException {@code REQUEST_MALFORMED, SCHEMA_VIOLATION, JOURNAL_UNAVAILABLE}
   */
  public ObjectNode tell(byte[] json, Actor desk, boolean chinese) {
    var request = RecordRequest.read(json);
    var found = find(request);
    boolean more = found.size() > MOST;
    var page = more ? found.subList(0, MOST) : found;
    var shown = new ArrayList<About>();
    var withheld = new TreeMap<String, Withheld>();
    for (var about : page) {
      var decision = decide(about, request);
      if (decision.shown()) {
        shown.add(about);
      } else {
        withheld.merge(decision.rule(), new Withheld(decision.description(), 1), Withheld::plus);
      }
    }
    var away = away(request);
    journal.subjectTold(request.number(), statement(request, desk, shown.size()));
    var reply = reply(shown, withheld, more ? page.get(MOST - 1).seq() : 0, chinese);
    var archived = reply.putArray("archived");
    away.forEach(one -> archived.addObject().put("month", one.month()).put("count", one.count()));
    return reply;
  }

  private record Withheld(String description, int count) {
    Withheld plus(Withheld other) {
      return new Withheld(description, count + other.count);
    }
  }

  private List<About> find(RecordRequest request) {
    var marks = keys.get().marks(request.number());
    try {
      return store.about(marks, request.from(), request.to(), request.before(), MOST + 1);
    } catch (StoreException e) {
      throw new RefusedException(Reason.JOURNAL_UNAVAILABLE, "the index can't be read", e);
    }
  }

  /** What nothing can be told of, until the month is brought back. */
  private List<SubjectStore.Away> away(RecordRequest request) {
    var marks = keys.get().marks(request.number());
    try {
      return store.away(marks, request.from(), request.to());
    } catch (StoreException e) {
      throw new RefusedException(Reason.JOURNAL_UNAVAILABLE, "the index can't be read", e);
    }
  }

  private Disclosures.Decision decide(About about, RecordRequest request) {
    var facts = about.entry();
    if (facts.kind() == EntryKind.SUBJECT_TOLD) {
      return new Disclosures.Decision(!request.byAnother(), OWN_RULE, "");
    }
    return rules
        .get()
        .disclosures()
        .decide(
            facts.service().orElseThrow(),
            facts.purpose().orElseThrow(),
            facts.at(),
            clock.instant(),
            request.byAnother());
  }

  private static byte[] statement(RecordRequest request, Actor desk, int shown) {
    var json = JsonNodeFactory.instance.objectNode();
    json.put("system", desk.system()).put("unit", desk.unit()).put("operator", desk.operator());
    json.put("relation", request.relation().name());
    request.reference().ifPresent(reference -> json.put("reference", reference));
    request.identification().ifPresent(how -> json.put("identification", how.name()));
    request.reason().ifPresent(reason -> json.put("reason", reason));
    json.put("shown", shown);
    return StrictJson.write(json);
  }

  private ObjectNode reply(
      List<About> shown, TreeMap<String, Withheld> withheld, long next, boolean chinese) {
    var json = JsonNodeFactory.instance.objectNode();
    var entries = json.putArray("entries");
    shown.forEach(about -> entries.add(words.entry(about, chinese)));
    var rest = json.putArray("withheld");
    withheld.forEach(
        (rule, one) ->
            rest.addObject()
                .put("rule", rule)
                .put("text", words.withheld(rule, one.description(), chinese))
                .put("count", one.count()));
    if (next > 0) {
      json.put("before", String.valueOf(next));
    }
    return json;
  }
}
