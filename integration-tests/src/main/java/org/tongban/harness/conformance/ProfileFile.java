package org.tongban.harness.conformance;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.tongban.core.catalogue.Catalogue;
import org.tongban.core.catalogue.Title;
import org.tongban.core.message.Basis;
import org.tongban.core.message.BasisType;
import org.tongban.core.message.Digest;
import org.tongban.core.message.MemberCode;
import org.tongban.core.message.Outcome;
import org.tongban.core.message.Purpose;
import org.tongban.core.message.ServiceId;
import org.tongban.core.message.ServiceVersion;
import org.tongban.core.refusal.Violation;
import org.tongban.harness.scenario.ScenarioException;
import org.tongban.harness.scenario.YamlForm;

/** Reads profiles: YAML, held against {@code profile.schema.json} as a whole. */
final class ProfileFile {
  private static final YamlForm FORM = YamlForm.beside(ProfileFile.class, "profile.schema.json");
  private static final int LARGEST = 1024 * 1024;

  private ProfileFile() {}

  /**
   * Reads a profile.
   *
   * @param catalogue which has the contracts of all that is asked
   * @throws ScenarioException with every problem that it has
   * @throws IOException when the file can't be read
   */
  static Profile read(Path file, Catalogue catalogue) throws IOException {
    var bytes = Files.readAllBytes(file);
    var tree = YamlForm.tree(new String(bytes, StandardCharsets.UTF_8));
    var problems = new ArrayList<>(FORM.check(tree));
    if (problems.isEmpty()) {
      tree.get("nodes")
          .properties()
          .forEach(
              node -> {
                var at = "/nodes/" + node.getKey();
                checkAsks(at + "/asks", node.getValue().path("asks"), catalogue, problems);
                checkProofs(at + "/proofs", node.getValue().path("proofs"), problems);
              });
    }
    if (!problems.isEmpty()) {
      throw new ScenarioException(problems);
    }
    var nodes = new LinkedHashMap<MemberCode, NodeProfile>();
    tree.get("nodes")
        .properties()
        .forEach(node -> nodes.put(new MemberCode(node.getKey()), node(node.getValue())));
    return new Profile(title(tree.get("title")), Digest.sha256(bytes), nodes);
  }

  /** What no contract knows can't be told from a node that is wrong. */
  private static void checkAsks(
      String at, JsonNode asks, Catalogue catalogue, List<Violation> problems) {
    for (int i = 0; i < asks.size(); i++) {
      var ask = ask(asks.get(i));
      var contract = catalogue.find(ask.service(), ask.version());
      if (contract.isEmpty()) {
        problems.add(new Violation(at + "/" + i + "/service", "is not in the catalogue"));
      } else if (!contract.get().purposes().containsKey(ask.purpose())) {
        problems.add(new Violation(at + "/" + i + "/purpose", "is not one of the contract"));
      }
    }
  }

  /** Whoever hears an auditor's token may read the journal. */
  private static void checkProofs(String at, JsonNode proofs, List<Violation> problems) {
    if (proofs.has("token") && !proofs(proofs).mayGetToken()) {
      problems.add(new Violation(at + "/from", "would get the token over an open line"));
    }
  }

  private static NodeProfile node(JsonNode tree) {
    return new NodeProfile(
        new MemberCode(tree.get("asker").textValue()),
        member(tree, "second"),
        member(tree, "behind"),
        tree.path("largest").asInt(LARGEST),
        list(tree.path("asks"), ProfileFile::ask),
        Optional.ofNullable(tree.get("relayed")).map(ProfileFile::relayed),
        Optional.ofNullable(tree.get("proofs")).map(ProfileFile::proofs));
  }

  private static ProofPlace proofs(JsonNode tree) {
    return new ProofPlace(
        tree.get("from").textValue(),
        text(tree, "token").map(Path::of),
        list(tree.get("anchors"), folder -> Path.of(folder.textValue())),
        tree.path("lists").asBoolean());
  }

  private static PreparedRelay relayed(JsonNode tree) {
    return new PreparedRelay(
        new MemberCode(tree.get("target").textValue()),
        ask(tree.get("ask")),
        member(tree, "withoutRule"),
        member(tree, "unrelated"));
  }

  private static PreparedAsk ask(JsonNode tree) {
    var basis = tree.get("basis");
    return new PreparedAsk(
        tree.get("id").textValue(),
        new ServiceId(tree.get("service").textValue()),
        ServiceVersion.parse(tree.get("version").textValue()),
        new Purpose(tree.get("purpose").textValue()),
        new Basis(
            BasisType.valueOf(basis.get("type").textValue()),
            basis.get("ref").textValue(),
            Optional.empty()),
        text(tree, "agreement"),
        tree.get("body"),
        Outcome.valueOf(tree.get("outcome").textValue()),
        text(tree, "reason"),
        list(tree.path("fields"), JsonNode::textValue),
        list(tree.path("conceals"), JsonNode::textValue));
  }

  private static Title title(JsonNode tree) {
    return new Title(tree.get("zh").textValue(), tree.get("en").textValue());
  }

  private static Optional<MemberCode> member(JsonNode tree, String name) {
    return text(tree, name).map(MemberCode::new);
  }

  private static Optional<String> text(JsonNode tree, String name) {
    return Optional.ofNullable(tree.path(name).textValue());
  }

  private static <T> List<T> list(JsonNode array, Function<JsonNode, T> read) {
    var values = new ArrayList<T>();
    array.forEach(item -> values.add(read.apply(item)));
    return values;
  }
}
