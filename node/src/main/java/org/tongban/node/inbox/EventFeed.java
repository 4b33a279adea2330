package org.tongban.node.inbox;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.tongban.core.message.MemberCode;
import org.tongban.node.store.EventInbox;
import org.tongban.node.store.MatterEvents;
import org.tongban.node.store.Told;

/** Events of other members in the form of CloudEvents 1.0, in the order in which they came. */
public final class EventFeed {
  /** Most that are given at once. */
  public static final int MOST = 100;

  private final EventInbox inbox;
  private final ToldAsks asks;
  private final MatterEvents matters;
  private final MemberCode self;

  /**
   * @param matters what happens to asks that are answered later, between the events of others
   */
  public EventFeed(EventInbox inbox, ToldAsks asks, MatterEvents matters, MemberCode self) {
    this.inbox = Objects.requireNonNull(inbox, "inbox");
    this.asks = Objects.requireNonNull(asks, "asks");
    this.matters = Objects.requireNonNull(matters, "matters");
    this.self = Objects.requireNonNull(self, "self");
  }

  /**
   * An event and its place.
   *
   * @param seq where to read on after it
   */
  public record Item(long seq, ObjectNode event) {}

  /** Those after a place. */
  public List<Item> after(long seq, int most) {
    int limit = Math.min(most, MOST);
    // both lists take their numbers from one count: beyond it one of them may be read too early
    long end = matters.last();
    var events = inbox.after(seq, limit);
    var happened = matters.after(seq, limit);
    return Stream.concat(
            events.stream().map(told -> new Item(told.seq(), event(told))),
            happened.stream().map(one -> new Item(one.seq(), MatterView.json(one, self))))
        .filter(item -> item.seq() <= end)
        .sorted(Comparator.comparingLong(Item::seq))
        .limit(limit)
        .toList();
  }

  private ObjectNode event(Told told) {
    var json = JsonNodeFactory.instance.objectNode();
    json.put("specversion", "1.0");
    json.put("id", told.id().toString());
    json.put("source", "urn:tongban:member:" + told.issuer().value());
    json.put("type", "org.tongban." + told.service().value() + "." + told.eventType());
    json.put("subject", told.about());
    json.put("time", told.takenAt().toString());
    json.put("dataschema", schema(told));
    json.put("datacontenttype", "application/json");
    json.put("sequence", String.valueOf(told.seq()));
    json.put("exchange", told.asked().toString());
    json.put("due", told.due().toString());
    told.disposedAt().ifPresent(at -> json.put("disposed", at.toString()));
    asks.first(told)
        .ifPresentOrElse(ask -> json.set("data", ask.body()), () -> json.put("erased", true));
    return json;
  }

  private static String schema(Told told) {
    return "urn:tongban:catalogue:" + told.service().value() + ":" + told.version() + ":ask";
  }
}
