package org.tongban.harness.conformance;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.tongban.core.directory.CertifiedKey;
import org.tongban.core.directory.KeyUse;
import org.tongban.core.message.Digest;
import org.tongban.harness.forge.RawEntry;
import org.tongban.harness.forge.RawManifest;
import org.tongban.harness.forge.RawProof;
import org.tongban.harness.forge.RawSeal;

/** The file that a node gives as the proof of an exchange: its form, its seal, what is in it. */
final class ProofChecks {
  static final String SECTION = "The proof of an exchange";
  static final List<Need> PROVEN = List.of(Need.PROOFS, Need.POSITIVE, Need.ANSWERED, Need.PROVES);

  private static final String MANIFEST = "META-INF/ASiCManifest001.xml";
  private static final String SIGNATURE = "META-INF/signature001.p7s";
  private static final String STAMPED = "META-INF/ASiCManifest002.xml";
  private static final String TOKEN = "META-INF/timestamp001.tst";
  private static final Set<String> OUTSIDE =
      Set.of(
          "mimetype",
          MANIFEST,
          SIGNATURE,
          STAMPED,
          TOKEN,
          "META-INF/ASiCEvidenceRecordManifest001.xml",
          "META-INF/evidencerecord001.ers");

  private static final Pattern KNOWN =
      Pattern.compile(
          "proof\\.json|entries\\.json|checkpoint\\.note"
              + "|(ask|answer|directory|operator|catalogue)\\.jws"
              + "|certificates/[^/]+\\.pem|revocation/[^/]+\\.(crl|ocsp)|contract/.+");

  private static final Pattern PERSONAL =
      Pattern.compile(".*\\p{IsHan}.*|(?![A-Z_]*$)[0-9A-Za-z-]{12,}");

  /** Tolerated difference of the clocks, in seconds, and the time that it takes. */
  private static final long NOW = 120;

  private ProofChecks() {}

  static List<Check> checks() {
    return List.of(
        new Check(
            "PRF-01",
            SECTION,
            List.of(Need.PROOFS, Need.POSITIVE, Need.ANSWERED),
            ProofChecks::form),
        new Check("PRF-02", SECTION, PROVEN, ProofChecks::content),
        new Check("PRF-03", SECTION, PROVEN, ProofChecks::seal),
        new Check("PRF-04", SECTION, PROVEN, node -> messages(proven(node))),
        new Check(
            "PRF-05",
            SECTION,
            and(Need.SEALED, Need.SEALED_ANSWERED, Need.SEALED_BACK),
            node -> messages(node.proofs().sealed())),
        new Check("PRF-06", SECTION, PROVEN, ProofChecks::nothingElse));
  }

  static List<Need> and(Need... more) {
    var needs = new ArrayList<>(PROVEN);
    needs.addAll(List.of(more));
    return needs;
  }

  static Proven proven(Subject node) throws IOException {
    return node.proofs().open().orElseThrow(() -> new IOException("no reply"));
  }

  static RawProof proof(Subject node) {
    return node.proofs().open().flatMap(Proven::proof).orElseThrow();
  }

  /** When the proof says that it was made. */
  static Instant made(RawProof proof) {
    try {
      return Instant.parse(proof.json("proof.json").path("made").asText());
    } catch (DateTimeParseException e) {
      // that long ago, nothing was in force
      return Instant.EPOCH;
    }
  }

  private static Verdict form(Subject node) throws IOException {
    var given = proven(node);
    if (given.status() != 200 || given.proof().isEmpty()) {
      return Verdict.when(false, given.status() == 200 ? "no zip" : told(given));
    }
    var good = given.type().equals(RawProof.TYPE) && given.proof().get().isPlain();
    return Verdict.when(good, good ? "in the one spelling" : "another type, or spelling");
  }

  private static Verdict content(Subject node) {
    var proof = proof(node);
    var names = new TreeSet<>(proof.members().keySet());
    names.removeAll(OUTSIDE);
    var manifest = RawManifest.read(proof.member(MANIFEST));
    var good =
        manifest.isPresent()
            && manifest.get().about().equals(SIGNATURE)
            && manifest.get().digests().keySet().equals(names)
            && names.stream().allMatch(name -> manifest.get().names(name, proof.member(name)))
            && stamp(proof);
    return Verdict.when(good, good ? names.size() + " members" : "members that nobody signed");
  }

  /** The statement answers for the time-stamp, which is older than the signature. */
  private static boolean stamp(RawProof proof) {
    var said = proof.json("proof.json").path("stamp");
    return is(said.path("manifest"), STAMPED, proof) && is(said.path("token"), TOKEN, proof);
  }

  private static boolean is(JsonNode digest, String name, RawProof proof) {
    return proof.members().containsKey(name)
        ? digest.asText().equals(Digest.sha256(proof.member(name)).toString())
        : digest.isMissingNode();
  }

  private static Verdict seal(Subject node) throws IOException {
    var proof = proof(node);
    var seal = RawSeal.read(proof.member(SIGNATURE), proof.member(MANIFEST));
    var statement = proof.json("proof.json");
    var good =
        seal.filter(RawSeal::verifies).isPresent()
            && seal.filter(made -> isOwn(node, made)).isPresent()
            && seal.get().at().equals(made(proof))
            && Math.abs(made(proof).getEpochSecond() - node.now().getEpochSecond()) <= NOW
            && statement.path("format").asText().equals("tongban-proof-1")
            && statement.path("member").asText().equals(node.member().value())
            && statement.path("exchange").asText().equals(proven(node).exchange().toString());
    return Verdict.when(good, good ? "sealed by the member" : "not sealed by it, or not now");
  }

  private static boolean isOwn(Subject node, RawSeal seal) {
    var thumbprint = CertifiedKey.thumbprintOf(seal.certificate());
    return node.keys(KeyUse.SIGN).stream()
        .anyMatch(key -> key.suite() == node.suite() && key.thumbprint().equals(thumbprint));
  }

  private static Verdict messages(Proven proven) {
    if (proven.proof().isEmpty()) {
      return Verdict.when(false, told(proven));
    }
    var proof = proven.proof().get();
    var ask = Arrays.equals(proof.member("ask.jws"), proven.ask());
    var answer = Arrays.equals(proof.member("answer.jws"), proven.answer());
    return Verdict.when(
        ask && answer,
        (ask ? "the" : "another") + " ask, " + (answer ? "the" : "another") + " answer");
  }

  private static String told(Proven proven) {
    return String.valueOf(proven.status());
  }

  private static Verdict nothingElse(Subject node) throws IOException {
    var proof = proof(node);
    var exchange = proven(node).exchange().toString();
    var ask = node.positive().orElseThrow();
    var contract =
        "contract/" + ask.service().value().replace('.', '/') + "/" + ask.version() + "/";
    var good =
        RawEntry.all(proof.json("entries.json")).stream()
                .allMatch(entry -> entry.text("exchange").equals(exchange))
            && proof.members().keySet().stream()
                .allMatch(name -> OUTSIDE.contains(name) || KNOWN.matcher(name).matches())
            && proof.under("contract/").stream().allMatch(name -> name.startsWith(contract))
            && told(ask.body()).stream().noneMatch(text -> occurs(text, proof));
    return Verdict.when(good, good ? "this exchange alone" : "more than this exchange");
  }

  /** What the ask tells of persons: names and numbers. */
  private static List<String> told(JsonNode body) {
    var texts = new ArrayList<String>();
    if (body.isTextual() && PERSONAL.matcher(body.textValue()).matches()) {
      texts.add(body.textValue());
    }
    body.forEach(part -> texts.addAll(told(part)));
    return texts;
  }

  /** Contracts may hold any word. */
  private static boolean occurs(String text, RawProof proof) {
    return proof.members().entrySet().stream()
        .filter(member -> !member.getKey().startsWith("contract/"))
        .anyMatch(member -> new String(member.getValue(), StandardCharsets.UTF_8).contains(text));
  }
}
