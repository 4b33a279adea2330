package org.tongban.node.command;

import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import org.tongban.core.catalogue.Catalogue;
import org.tongban.core.catalogue.CatalogueException;
import org.tongban.core.identity.Divisions;
import org.tongban.core.identity.DivisionsException;
import org.tongban.node.routeguard.RouteGuard;
import org.tongban.node.routeguard.RouteProblem;
import org.tongban.node.settings.FilesOnDisk;
import org.tongban.node.settings.Problem;
import org.tongban.node.settings.RouteSettings;
import org.tongban.node.settings.Settings;

/** Reads the files that a node starts with, each by the reader that the node uses. */
final class NodeFiles {
  private final List<String> problems = new ArrayList<>();

  private NodeFiles() {}

  /** Every problem of every file, led by the file's name. */
  static List<String> problems(Settings settings) {
    var files = new NodeFiles();
    FilesOnDisk.problems(settings).stream().map(Problem::toString).forEach(files.problems::add);
    files.divisions(settings);
    files.catalogue(settings);
    files.routes(settings.routes());
    return files.problems;
  }

  private void routes(RouteSettings routes) {
    if (Files.isDirectory(routes.spine()) && Files.isDirectory(routes.lookups())) {
      RouteGuard.check(routes.spine(), routes.lookups(), routes.allowedComponents()).stream()
          .map(RouteProblem::toString)
          .forEach(problems::add);
    }
  }

  private void divisions(Settings settings) {
    if (!Files.isRegularFile(settings.divisions())) {
      return; // said already
    }
    try {
      Divisions.load(settings.divisions());
    } catch (DivisionsException e) {
      e.problems().forEach(problem -> problems.add(settings.divisions() + ": " + problem));
    }
  }

  private void catalogue(Settings settings) {
    if (!Files.isDirectory(settings.catalogue())) {
      return; // said already
    }
    try {
      Catalogue.load(settings.catalogue());
    } catch (CatalogueException e) {
      problems.addAll(e.problems());
    }
  }
}
