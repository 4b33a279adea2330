package org.tongban.harness.conformance;

import java.io.IOException;
import java.util.List;
import java.util.function.Function;

/** What many checks have in common. */
final class Probes {
  /** Of an ask that the node answers. */
  static final List<Need> ANSWERED = List.of(Need.POSITIVE, Need.ANSWERED);

  private static final String[] UNBELIEVED = {"signature-invalid", "envelope-malformed"};

  private Probes() {}

  /** Something that can be sent. */
  @FunctionalInterface
  interface Wire {
    byte[] of(Subject node);
  }

  /** Something that can be asked of a reply. */
  @FunctionalInterface
  interface Look {
    boolean good(Subject node, Seen seen);
  }

  /** That the wire is refused for one of these reasons, and nothing is told beside. */
  static Probe refused(Wire wire, String... reasons) {
    return node -> {
      var seen = node.post(wire.of(node));
      return Verdict.when(seen.refused(reasons), seen.told());
    };
  }

  /** That the wire is refused as none of the federation's messages. */
  static Probe unbelieved(Wire wire) {
    return refused(wire, UNBELIEVED);
  }

  /** That the answer to the good ask is as it should be in one respect. */
  static Probe answer(Look look) {
    return of(Subject::positive, look);
  }

  /** That the answer to a prepared ask is as it should be in one respect. */
  static Probe of(Function<Subject, java.util.Optional<PreparedAsk>> ask, Look look) {
    return node -> {
      var seen = node.ask(ask.apply(node).orElseThrow());
      return Verdict.when(look.good(node, seen), seen.told());
    };
  }

  /** That the reply to a message which can't be opened is as it should be in one respect. */
  static Probe refusal(Look look) {
    return node -> {
      var seen = node.post(unopenable(node));
      return Verdict.when(look.good(node, seen), seen.told());
    };
  }

  /** What nobody can take for an ask. */
  static byte[] unopenable(Subject node) {
    return node.good()
        .header(header -> header.put("x5t#S256", "B".repeat(43)))
        .signature(new byte[64]);
  }

  /** That nothing is answered, by whatever means. */
  static Probe unanswered(Attempt attempt) {
    return node -> {
      try {
        var reply = attempt.on(node);
        return Verdict.when(!reply.isMessage(), Seen.of(reply).told());
      } catch (IOException e) {
        return Verdict.when(true, e.getClass().getSimpleName());
      }
    };
  }

  /** Another way to send something. */
  @FunctionalInterface
  interface Attempt {
    org.tongban.harness.forge.RawReply on(Subject node) throws IOException;
  }
}
