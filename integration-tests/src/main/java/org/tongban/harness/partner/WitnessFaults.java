package org.tongban.harness.partner;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.function.BiPredicate;
import java.util.function.UnaryOperator;
import org.tongban.core.directory.KeyUse;
import org.tongban.core.message.Checkpoint;
import org.tongban.core.message.Digest;
import org.tongban.core.message.MemberCode;
import org.tongban.core.message.MessageId;
import org.tongban.harness.forge.RawNote;

/** Regions whose word on journals, their own or others', is worth nothing. */
final class WitnessFaults {
  private static final long DAY = 86_400;

  private WitnessFaults() {}

  static List<Fault> all() {
    return List.of(
        Fault.ofSteps(
            "WIT-01",
            "shows-no-journal",
            (good, trade) -> good.witnessing(any -> (w, f) -> none())),
        Fault.ofSteps(
            "WIT-02",
            "does-not-sign-its-journal",
            (good, trade) -> shows(good, note -> withoutSignature(own(trade, text(note), 0)))),
        Fault.ofSteps(
            "WIT-03",
            "says-when-that-was-a-day-ago",
            (good, trade) -> shows(good, note -> own(trade, text(note), -DAY))),
        Fault.ofSteps(
            "WIT-04",
            "shows-another-journal-each-time",
            (good, trade) -> shows(good, note -> own(trade, another(trade), 0))),
        answers("WIT-05", "signs-what-is-no-journal", (wire, from) -> wire.equals("hello\n")),
        // one looks away at whose journal it is, the other at who signed
        answers(
            "WIT-06",
            "signs-anothers-journal",
            (wire, from) -> isShowing(wire) && !isOf(from, wire)),
        answers(
            "WIT-07",
            "signs-what-nobody-signed",
            (wire, from) -> isShowing(wire) && isOf(from, wire)));
  }

  private static Optional<byte[]> none() {
    return Optional.empty();
  }

  private static boolean isShowing(String wire) {
    return wire.startsWith("old ");
  }

  private static boolean isOf(MemberCode member, String showing) {
    return showing.contains(Checkpoint.origin(member) + "\n");
  }

  /** Gives its signature where there should be none, to what it is meant for. */
  private static Fault answers(String check, String name, BiPredicate<String, MemberCode> isMeant) {
    return Fault.ofSteps(
        check,
        name,
        (good, trade) ->
            good.witnessing(
                honest ->
                    (wire, from) -> {
                      var said = honest.answer(wire, from);
                      var text = new String(wire, StandardCharsets.UTF_8);
                      return said.isEmpty() && isMeant.test(text, from)
                          ? Optional.of(PartnerWitness.utf8("signed\n"))
                          : said;
                    }));
  }

  /** Changes the note of every showing. */
  private static Steps shows(Steps good, UnaryOperator<String> change) {
    return good.witnessing(
        honest ->
            (wire, from) ->
                honest
                    .answer(wire, from)
                    .map(
                        said -> {
                          var text = new String(said, StandardCharsets.UTF_8);
                          int end = text.indexOf("\n\n") + 2;
                          return isShowing(text)
                              ? PartnerWitness.utf8(
                                  text.substring(0, end) + change.apply(text.substring(end)))
                              : said;
                        }));
  }

  private static String text(String note) {
    return note.substring(0, note.lastIndexOf("\n\n") + 1);
  }

  /** Says when, and does not sign what. */
  private static String withoutSignature(String note) {
    int first = note.lastIndexOf("\n\n") + 2;
    return note.substring(0, first) + note.substring(note.indexOf('\n', first) + 1);
  }

  private static String another(Trade trade) {
    var made = Digest.sha256(PartnerWitness.utf8(MessageId.next().toString()));
    return Checkpoint.of(trade.self(), 5, made).text();
  }

  private static String own(Trade trade, String text, long later) {
    var keys = trade.raw(KeyUse.SIGN, trade.script().suites().get(0));
    var now = trade.clock().instant().getEpochSecond() + later;
    return RawNote.write(text, Checkpoint.origin(trade.self()), keys, now);
  }
}
