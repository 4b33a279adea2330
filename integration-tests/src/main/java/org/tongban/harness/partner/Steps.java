package org.tongban.harness.partner;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.tongban.core.message.Answer;
import org.tongban.core.message.MemberCode;
import org.tongban.core.message.ServiceVersion;
import org.tongban.core.refusal.RefusedException;
import org.tongban.harness.scenario.ScriptedAnswer;

/** The steps in which a simulated region answers. A wrong one has one of them replaced. */
record Steps(
    Opening opening,
    Judging judging,
    Admission admission,
    Deciding deciding,
    Sealing sealing,
    Refusing refusing,
    Witnessing witnessing,
    Proving proving) {
  Steps {
    Objects.requireNonNull(opening, "opening");
    Objects.requireNonNull(judging, "judging");
    Objects.requireNonNull(admission, "admission");
    Objects.requireNonNull(deciding, "deciding");
    Objects.requireNonNull(sealing, "sealing");
    Objects.requireNonNull(refusing, "refusing");
    Objects.requireNonNull(witnessing, "witnessing");
    Objects.requireNonNull(proving, "proving");
  }

  /** Decrypts and verifies. */
  @FunctionalInterface
  interface Opening {
    /**
     * @throws RefusedException with the reason why it is not believed
     */
    Heard open(byte[] wire, MemberCode from);
  }

  /**
   * Why an ask that was opened is not answered.
   *
   * @param accepts the versions that are answered
   */
  record No(String reason, List<ServiceVersion> accepts) {
    No {
      Objects.requireNonNull(reason, "reason");
      accepts = List.copyOf(accepts);
    }
  }

  /** Holds an ask against the contract of its service. */
  @FunctionalInterface
  interface Judging {
    Optional<No> judge(Heard heard);
  }

  /** Lets an ask in once. */
  @FunctionalInterface
  interface Admission {
    boolean admit(Heard heard);
  }

  /** Finds the answer, cut to what may be seen. */
  @FunctionalInterface
  interface Deciding {
    ScriptedAnswer decide(Heard heard);
  }

  /** Signs an answer, and encrypts it where the ask was. */
  @FunctionalInterface
  interface Sealing {
    byte[] seal(Answer answer, Heard heard);
  }

  /** Says no to bytes that could not be opened. */
  @FunctionalInterface
  interface Refusing {
    byte[] refuse(byte[] wire, MemberCode from, String reason);
  }

  /** Shows the own journal, and signs what others show of theirs. */
  @FunctionalInterface
  interface Witnessing {
    /** Empty where it gives nothing. */
    Optional<byte[]> answer(byte[] wire, MemberCode from);
  }

  /** Makes the proof of an exchange. */
  @FunctionalInterface
  interface Proving {
    byte[] prove(Exchange exchange);
  }

  Steps opening(UnaryOperator<Opening> change) {
    return new Steps(
        change.apply(opening),
        judging,
        admission,
        deciding,
        sealing,
        refusing,
        witnessing,
        proving);
  }

  Steps judging(UnaryOperator<Judging> change) {
    return new Steps(
        opening,
        change.apply(judging),
        admission,
        deciding,
        sealing,
        refusing,
        witnessing,
        proving);
  }

  Steps admission(Admission other) {
    return new Steps(opening, judging, other, deciding, sealing, refusing, witnessing, proving);
  }

  Steps deciding(UnaryOperator<Deciding> change) {
    return new Steps(
        opening,
        judging,
        admission,
        change.apply(deciding),
        sealing,
        refusing,
        witnessing,
        proving);
  }

  Steps sealing(UnaryOperator<Sealing> change) {
    return new Steps(
        opening,
        judging,
        admission,
        deciding,
        change.apply(sealing),
        refusing,
        witnessing,
        proving);
  }

  Steps refusing(UnaryOperator<Refusing> change) {
    return new Steps(
        opening,
        judging,
        admission,
        deciding,
        sealing,
        change.apply(refusing),
        witnessing,
        proving);
  }

  Steps witnessing(UnaryOperator<Witnessing> change) {
    return new Steps(
        opening,
        judging,
        admission,
        deciding,
        sealing,
        refusing,
        change.apply(witnessing),
        proving);
  }

  Steps proving(UnaryOperator<Proving> change) {
    return new Steps(
        opening,
        judging,
        admission,
        deciding,
        sealing,
        refusing,
        witnessing,
        change.apply(proving));
  }
}
