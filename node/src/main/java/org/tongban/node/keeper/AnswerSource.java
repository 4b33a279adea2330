package org.tongban.node.keeper;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.tongban.core.directory.CertifiedKey;
import org.tongban.core.directory.Directory;
import org.tongban.core.seal.OcspAnswer;
import org.tongban.core.seal.OcspQuestion;
import org.tongban.core.seal.SignedDocumentException;
import org.tongban.core.seal.SignedDocuments;
import org.tongban.node.settings.RevocationSettings;

/**
 * What one authority's responder (OCSP, RFC 6960) said last of each key of the directory that the
 * authority issued. Asked ahead and never while a message waits, so that nobody learns from it who
 * exchanges with whom. Kept on disk.
 */
final class AnswerSource {
  private static final Duration ROUND = Duration.ofSeconds(30);

  private final RevocationSettings settings;
  private final RevocationSettings.Responder responder;
  private final X509Certificate authority;
  private final KeptAnswers kept;
  private final WebFiles web;
  private final Clock clock;
  private final Sources source;
  private final Map<String, Boolean> concerned = new ConcurrentHashMap<>();
  private volatile Map<String, OcspAnswer> answers = Map.of();

  AnswerSource(
      RevocationSettings settings,
      RevocationSettings.Responder responder,
      Path folder,
      WebFiles web,
      Clock clock) {
    this.settings = settings;
    this.responder = responder;
    this.authority = SignedDocuments.operatorCertificate(responder.authority());
    this.kept = new KeptAnswers(folder, authority, clock);
    this.web = web;
    this.clock = clock;
    this.source = new Sources(List.of(responder.address()));
  }

  /** How a key stands by what was said of it. */
  enum Standing {
    /** It may be relied on, or isn't this authority's. */
    GOOD,
    /** It is revoked. */
    REVOKED,
    /** The authority knows no such certificate. */
    UNKNOWN,
    /** Nothing was said, or too long ago. */
    UNANSWERED,
    /** Of an authority that anybody can make, and this node is no demonstration. */
    DEMONSTRATION
  }

  String address() {
    return responder.address();
  }

  Map<String, String> problems() {
    return source.problems();
  }

  /** By the thumbprint of the key; another map as soon as one of them is another. */
  Map<String, OcspAnswer> answers() {
    return answers;
  }

  boolean concerns(CertifiedKey key) {
    return concerned.computeIfAbsent(
        key.thumbprint(), name -> OcspQuestion.concerns(key.certificate(), authority));
  }

  Standing standing(CertifiedKey key, Instant now) {
    if (!concerns(key)) {
      return Standing.GOOD;
    }
    var answer = answers.get(key.thumbprint());
    if (answer == null) {
      return Standing.UNANSWERED;
    }
    return switch (answer.state()) {
      case REVOKED -> Standing.REVOKED; // for good: that is no news that gets old
      case UNKNOWN -> Standing.UNKNOWN;
      case GOOD -> now.isBefore(until(answer)) ? Standing.GOOD : Standing.UNANSWERED;
    };
  }

  /** How long an answer is relied on without a newer one. */
  Instant until(OcspAnswer answer) {
    var aged = answer.issued().plus(settings.maxAge());
    var due = answer.expires().filter(aged::isAfter).orElse(aged);
    return due.plus(settings.goOnFor());
  }

  /** Reads what was kept of the keys that nothing is known of yet. */
  synchronized void recall(Directory directory) {
    var found = new HashMap<String, OcspAnswer>();
    for (var key : keys(directory)) {
      if (!answers.containsKey(key.thumbprint())) {
        kept.read(key).ifPresent(answer -> found.put(key.thumbprint(), answer));
      }
    }
    publish(found);
  }

  private synchronized void publish(Map<String, OcspAnswer> more) {
    if (!more.isEmpty()) {
      var all = new HashMap<>(answers);
      all.putAll(more);
      answers = Map.copyOf(all);
    }
  }

  /** Asks about every key that could be relied on. Holds no lock that a message waits for. */
  void pull(Directory directory) {
    recall(directory);
    var keys =
        keys(directory).stream()
            .filter(key -> key.usable(clock.instant()))
            .sorted(Comparator.comparing(this::lastAnswered))
            .toList();
    source.pull(address -> pull(URI.create(address), keys));
  }

  private Instant lastAnswered(CertifiedKey key) {
    return Optional.ofNullable(answers.get(key.thumbprint()))
        .map(OcspAnswer::issued)
        .orElse(Instant.MIN);
  }

  /**
   * A responder that is down or slow ends the round, so that it holds nothing else up; the next one
   * begins with the keys that wait longest. A bad answer about one key leaves the others alone.
   */
  private boolean pull(URI address, List<CertifiedKey> keys) throws IOException {
    var fresh = new HashMap<String, OcspAnswer>();
    try {
      round(address, keys, fresh);
      return false;
    } finally {
      publish(fresh);
    }
  }

  private void round(URI address, List<CertifiedKey> keys, Map<String, OcspAnswer> fresh)
      throws IOException {
    var begin = System.nanoTime();
    Optional<RuntimeException> bad = Optional.empty();
    for (var key : keys) {
      if (System.nanoTime() - begin > ROUND.toNanos()) {
        throw new IOException("the responder is too slow for " + keys.size() + " questions");
      }
      try {
        fresh.put(key.thumbprint(), ask(address, key));
      } catch (SignedDocumentException | NotTakenException e) {
        bad = Optional.of(e);
      }
    }
    if (bad.isPresent()) {
      throw bad.get();
    }
  }

  private OcspAnswer ask(URI address, CertifiedKey key) throws IOException {
    var question = OcspQuestion.about(key.certificate(), authority);
    var bytes = web.post(address, OcspQuestion.MEDIA_TYPE, question.encoded());
    var answer = OcspAnswer.open(bytes, question, !responder.withNonce(), clock);
    var old = Optional.ofNullable(answers.get(key.thumbprint()));
    if (old.filter(before -> answer.issued().isBefore(before.issued())).isPresent()) {
      throw new NotTakenException("the answer is older than one that this node has had");
    }
    kept.write(key, bytes);
    return answer;
  }

  List<CertifiedKey> keys(Directory directory) {
    return directory.members().stream()
        .flatMap(member -> member.keys().stream())
        .filter(this::concerns)
        .toList();
  }
}
