package org.tongban.core.directory;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.tongban.core.identity.Divisions;
import org.tongban.core.message.MemberCode;

/**
 * The list of members, their keys and their agreements. Immutable; safe for use by many threads.
 * Whether it is genuine, current and no rollback is for the one to say who opened it.
 */
public final class Directory {
  /** How many relays a message may pass. */
  public static final int MOST_RELAYS = 2;

  private final String federation;
  private final long version;
  private final Instant issued;
  private final Instant expires;
  private final Map<MemberCode, Member> members;
  private final Map<String, CertifiedKey> keys;
  private final List<Agreement> agreements;
  private final Routing routing;
  private final Ways ways;

  Directory(
      String federation,
      long version,
      Instant issued,
      Instant expires,
      List<Member> members,
      List<Agreement> agreements) {
    this.federation = federation;
    this.version = version;
    this.issued = issued;
    this.expires = expires;
    this.members =
        members.stream()
            .collect(
                Collectors.toMap(
                    Member::code, Function.identity(), (first, second) -> first, TreeMap::new));
    this.keys =
        members.stream()
            .flatMap(member -> member.keys().stream())
            .collect(Collectors.toUnmodifiableMap(CertifiedKey::thumbprint, Function.identity()));
    this.agreements = List.copyOf(agreements);
    this.routing = new Routing(this.members.values());
    this.ways = new Ways(this.members);
  }

  /**
   * Reads the JSON document strictly: UTF-8, no unknown and no repeated key.
   *
   * @throws DirectoryException with every problem and its JSON pointer
   */
  public static Directory parse(byte[] json) {
    return new DirectoryReader().read(json);
  }

  /** The same directory with those of its keys revoked, beside those that are already. */
  public Directory without(Predicate<CertifiedKey> revoked) {
    var left = members.values().stream().map(member -> member.without(revoked)).toList();
    return new Directory(federation, version, issued, expires, left, agreements);
  }

  /** Name of the trust domain. */
  public String federation() {
    return federation;
  }

  /** From 1, higher in each later directory of the federation. */
  public long version() {
    return version;
  }

  /** When the operator made it. */
  public Instant issued() {
    return issued;
  }

  /** From when on it is no longer relied on. */
  public Instant expires() {
    return expires;
  }

  /** The member of that name, suspended or not. */
  public Optional<Member> member(MemberCode code) {
    return Optional.ofNullable(members.get(code));
  }

  /** All members in the order of their codes. */
  public Collection<Member> members() {
    return List.copyOf(members.values());
  }

  /** All agreements, in force or not. */
  public List<Agreement> agreements() {
    return agreements;
  }

  /** The agreement of that name, in force or not. */
  public Optional<Agreement> agreement(String id) {
    return agreements.stream().filter(agreement -> agreement.id().equals(id)).findFirst();
  }

  /**
   * The member that answers for a division: the one with the longest prefix of the code, or of its
   * successor where the code was retired before that day.
   *
   * @param divisionCode 6 digits (county and above), 9 (town) or 12 (village), GB/T 2260 and the
   *     statistical codes below it
   * @throws org.tongban.core.refusal.RefusedException REGION_UNKNOWN when nobody does,
   *     REGION_AMBIGUOUS when the code was split among different members, with one violation for
   *     each successor; pointers are {@code /to}
   */
  public Resolution resolve(String divisionCode, Divisions divisions, LocalDate day) {
    return routing.resolve(divisionCode, divisions, day);
  }

  /**
   * The relays between two members, the first that is met first; empty where they talk directly.
   * Whether those are active is for the one to say who sends.
   */
  public List<MemberCode> relays(MemberCode asker, MemberCode target) {
    return ways.relays(asker, target);
  }

  /**
   * The key with this {@code x5t#S256}, usable or not and of whatever use: the caller asks {@link
   * CertifiedKey#usable}, {@link CertifiedKey#use} and {@link Member#active}.
   */
  public Optional<CertifiedKey> byThumbprint(String thumbprint) {
    return Optional.ofNullable(keys.get(thumbprint));
  }
}
