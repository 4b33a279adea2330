package org.tongban.core.policy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.tongban.core.catalogue.Catalogue;
import org.tongban.core.catalogue.ValidContent;
import org.tongban.core.directory.ExampleDirectory;
import org.tongban.core.message.Actor;
import org.tongban.core.message.Ask;
import org.tongban.core.message.AskContent;
import org.tongban.core.message.Basis;
import org.tongban.core.message.BasisType;
import org.tongban.core.message.Draft;
import org.tongban.core.message.MemberCode;
import org.tongban.core.message.MessageId;
import org.tongban.core.message.Purpose;
import org.tongban.core.message.ServiceId;
import org.tongban.core.message.ServiceVersion;
import org.tongban.core.message.Validity;

/** Asks and drafts for tests, checked against the real contracts. */
final class Queries {
  static final Path SCHEMAS = Path.of("../schemas");
  static final Catalogue CATALOGUE = Catalogue.load(SCHEMAS);
  static final ServiceId MARRIAGE = new ServiceId("certificate.marriage");
  static final ServiceId ASSISTANCE = new ServiceId("assistance.status");
  static final ServiceId CARE = new ServiceId("eldercare.assessment");

  /** Nobody meets them. */
  static final RateLimits LIMITS =
      new RateLimits(
          Rate.parse("9999999/s"),
          Rate.parse("9999999/s"),
          Rate.parse("9999999/s"),
          Buckets.inMemory(() -> 0),
          () -> 0,
          asker -> {});

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final ServiceVersion VERSION = new ServiceVersion(1, 0);

  private Queries() {}

  /** Where a query differs from the usual one. */
  record Query(
      MemberCode from,
      MemberCode to,
      ServiceId service,
      String purpose,
      BasisType basis,
      Optional<String> agreement,
      String system,
      String unit) {
    Query from(MemberCode other) {
      return new Query(other, to, service, purpose, basis, agreement, system, unit);
    }

    Query to(MemberCode other) {
      return new Query(from, other, service, purpose, basis, agreement, system, unit);
    }

    Query of(ServiceId other, String why) {
      return new Query(from, to, other, why, basis, agreement, system, unit);
    }

    Query on(BasisType other) {
      return new Query(from, to, service, purpose, other, agreement, system, unit);
    }

    Query under(String id) {
      return new Query(from, to, service, purpose, basis, Optional.of(id), system, unit);
    }

    Query by(String otherSystem, String otherUnit) {
      return new Query(from, to, service, purpose, basis, agreement, otherSystem, otherUnit);
    }

    Ask ask() {
      return new Ask(
          MessageId.next(),
          from,
          to,
          new Validity(ExampleDirectory.NOW, Instant.parse("2026-11-22T02:01:00Z")),
          service,
          VERSION,
          new Purpose(purpose),
          new Basis(basis, "for tests", Optional.empty()),
          agreement,
          new Actor(system, unit, "op-1"),
          Optional.empty(),
          body(service));
    }

    Draft draft() {
      return new Draft(
          service,
          Optional.empty(),
          to.value(),
          new Purpose(purpose),
          new Basis(basis, "for tests", Optional.empty()),
          agreement,
          new Actor(system, unit, "op-1"),
          Optional.empty(),
          body(service),
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          List.of());
    }
  }

  /** 吴江 asks 青浦 for a marriage registration, by statute. */
  static Query marriage() {
    return new Query(
        ExampleDirectory.WUJIANG,
        ExampleDirectory.QINGPU,
        MARRIAGE,
        "MARRIAGE_REGISTRATION",
        BasisType.STATUTE,
        Optional.empty(),
        "clerk",
        "civil-affairs");
  }

  static ValidContent valid(AskContent content) {
    return CATALOGUE.checkAsk(content);
  }

  static JsonNode body(ServiceId service) {
    return example(service, service.equals(MARRIAGE) ? "ask-both-parties.json" : "ask-elder.json");
  }

  /** The content of one of the contract's valid examples. */
  static JsonNode example(ServiceId service, String file) {
    var folder = SCHEMAS.resolve(service.value().replace('.', '/')).resolve("1.0/examples/valid");
    return read(folder.resolve(file)).get("content");
  }

  static JsonNode read(Path file) {
    try {
      return JSON.readTree(file.toFile());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static JsonNode json(String text) {
    try {
      return JSON.readTree(text);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static AccessRules rules(String yaml) {
    return AccessRules.load(yaml.getBytes(StandardCharsets.UTF_8));
  }
}
