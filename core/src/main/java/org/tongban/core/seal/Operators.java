package org.tongban.core.seal;

import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.tongban.core.directory.CertifiedKey;

/**
 * The keys of a federation's operator, one after the other: the first is given by hand, each later
 * one by the word of the one before. Immutable.
 */
public final class Operators {
  private final String federation;
  private final long number;
  private final List<Term> terms;

  private Operators(String federation, long number, List<Term> terms) {
    this.federation = federation;
    this.number = number;
    this.terms = List.copyOf(terms);
  }

  /** While no later one is known, a key has no end. */
  private record Term(X509Certificate certificate, Instant from, Instant until) {
    boolean covers(Instant at) {
      return !at.isBefore(from) && at.isBefore(until);
    }
  }

  /** The one that was given by hand, and no other. */
  public static Operators only(X509Certificate first) {
    return new Operators("", 0, List.of(new Term(first, Instant.MIN, Instant.MAX)));
  }

  /** Throws SignedDocumentException when it is not the next one. */
  Operators and(OperatorChange change) {
    boolean next =
        number == 0 || (change.number() == number + 1 && change.federation().equals(federation));
    if (!next) {
      throw new SignedDocumentException(
          "the operator's change %s %d does not follow %s %d"
              .formatted(change.federation(), change.number(), federation, number));
    }
    var more = new ArrayList<>(terms);
    var before = more.remove(more.size() - 1);
    more.add(new Term(before.certificate(), before.from(), change.until()));
    more.add(new Term(change.certificate(), change.from(), Instant.MAX));
    return new Operators(change.federation(), change.number(), more);
  }

  /** Those that may sign directory and catalogue at that time; two while one follows another. */
  public List<X509Certificate> at(Instant now) {
    return terms.stream().filter(term -> term.covers(now)).map(Term::certificate).toList();
  }

  /** The newest, in force yet or not: the next change is its to sign. */
  X509Certificate last() {
    return terms.get(terms.size() - 1).certificate();
  }

  /** Whether the newest one has this {@code x5t#S256}. */
  boolean endsWith(String thumbprint) {
    return CertifiedKey.thumbprintOf(last()).equals(thumbprint);
  }

  /** Of the last change; 0 when there was none. */
  public long number() {
    return number;
  }

  /** Name of the trust domain as the changes have it; empty when there was none. */
  public String federation() {
    return federation;
  }
}
