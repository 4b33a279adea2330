package org.tongban.node.console.access;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.tongban.core.catalogue.Catalogue;
import org.tongban.core.directory.Directory;
import org.tongban.core.policy.AccessProblem;
import org.tongban.core.policy.AccessRules;
import org.tongban.core.policy.AccessRulesException;
import org.tongban.node.console.approval.FileDrafts;
import org.tongban.node.console.approval.FileOnDisk;
import org.tongban.node.console.approval.FileProblem;
import org.tongban.node.console.approval.Proposal.Kind;

/** The file of access rules, the same that people edit by hand. */
record AccessFile(Path file, Supplier<Catalogue> catalogue, Supplier<Directory> directory)
    implements FileDrafts.Subject {
  @Override
  public Kind kind() {
    return Kind.ACCESS;
  }

  @Override
  public String about() {
    return "access.yaml";
  }

  @Override
  public Optional<String> text() {
    return FileOnDisk.text(file);
  }

  @Override
  public List<FileProblem> problems(String text) {
    try {
      AccessRules.load(text.getBytes(StandardCharsets.UTF_8));
      return List.of();
    } catch (AccessRulesException e) {
      return shown(e.problems());
    }
  }

  /** Rules about what doesn't exist, which match nothing; of a text that can be read. */
  List<FileProblem> slips(String text) {
    try {
      var rules = AccessRules.load(text.getBytes(StandardCharsets.UTF_8));
      return shown(rules.problems(catalogue.get(), directory.get()));
    } catch (AccessRulesException e) {
      return List.of();
    }
  }

  private static List<FileProblem> shown(List<AccessProblem> problems) {
    return problems.stream().map(one -> new FileProblem(one.line(), 0, one.message())).toList();
  }

  /** The operation log has it. */
  @Override
  public void noted(String by, String text) {}

  @Override
  public void put(String text) {
    FileOnDisk.put(file, text);
  }
}
