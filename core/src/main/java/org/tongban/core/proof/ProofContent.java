package org.tongban.core.proof;

import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.tongban.core.message.MemberCode;
import org.tongban.core.message.MessageId;

/**
 * What goes into a proof, as a node gathers it.
 *
 * @param ask the exact signed bytes
 * @param answer the same of the answer or refusal; empty while there is none
 * @param entries the journal's entries of the exchange
 * @param stamp the time-stamp of a checkpoint that is over these entries
 * @param note the checkpoint that the entries' paths lead to, where it has no stamp yet
 * @param directory the signed directory that was in force when the proof was made
 * @param release the signed release of the catalogue
 * @param files further members by name, under {@code certificates/}, {@code revocation/}, {@code
 *     contract/}, {@code operator.jws} or {@code undelivered.jws}
 */
public record ProofContent(
    MemberCode member,
    MessageId exchange,
    byte[] ask,
    Optional<byte[]> answer,
    List<ProvenEntry> entries,
    Optional<byte[]> note,
    Optional<Stamp> stamp,
    byte[] directory,
    Optional<byte[]> release,
    Map<String, byte[]> files) {
  static final String STATEMENT = "proof.json";
  static final String ASK = "ask.jws";
  static final String ANSWER = "answer.jws";

  /** What the asking member itself states of an ask that it could never hand over. */
  public static final String UNDELIVERED = "undelivered.jws";

  static final String ENTRIES = "entries.json";
  static final String DIRECTORY = "directory.jws";
  static final String RELEASE = "catalogue.jws";
  static final String OPERATORS = "operator.jws";
  static final String CERTIFICATES = "certificates/";
  static final String REVOCATION = "revocation/";
  static final String CONTRACT = "contract/";

  public ProofContent {
    Objects.requireNonNull(member, "member");
    Objects.requireNonNull(exchange, "exchange");
    Objects.requireNonNull(ask, "ask");
    Objects.requireNonNull(answer, "answer");
    entries = List.copyOf(entries);
    Objects.requireNonNull(note, "note");
    Objects.requireNonNull(stamp, "stamp");
    Objects.requireNonNull(directory, "directory");
    Objects.requireNonNull(release, "release");
    files = Map.copyOf(files);
  }

  /** What could not be had. */
  Set<ProofReason> missing() {
    var missing = EnumSet.noneOf(ProofReason.class);
    if (answer.isEmpty()) {
      missing.add(
          files.containsKey(UNDELIVERED)
              ? ProofReason.NEVER_HANDED_OVER
              : ProofReason.NO_ANSWER_YET);
    }
    if (note.isEmpty() && stamp.isEmpty()) {
      missing.add(ProofReason.NO_CHECKPOINT_YET);
    }
    if (stamp.isEmpty()) {
      missing.add(ProofReason.NO_STAMP_YET);
    }
    if (release.isEmpty()) {
      missing.add(ProofReason.NO_RELEASE);
    }
    if (files.keySet().stream().noneMatch(name -> name.startsWith(CONTRACT))) {
      missing.add(ProofReason.NO_CONTRACT);
    }
    return missing;
  }

  /** The members that the signed manifest names, but the statement. */
  Map<String, byte[]> members() {
    var members = new TreeMap<String, byte[]>(files);
    members.put(ASK, ask);
    answer.ifPresent(bytes -> members.put(ANSWER, bytes));
    members.put(ENTRIES, EntriesDocument.write(entries));
    stamp.map(Stamp::note).or(() -> note).ifPresent(bytes -> members.put(Stamp.NOTE, bytes));
    members.put(DIRECTORY, directory);
    release.ifPresent(bytes -> members.put(RELEASE, bytes));
    return members;
  }
}
