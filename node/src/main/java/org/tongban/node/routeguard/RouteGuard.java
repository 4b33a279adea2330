package org.tongban.node.routeguard;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Reads the route files and says everything that is wrong with them. Needs no Camel running, no
 * port and no database.
 */
public final class RouteGuard {
  private static final Map<String, SpineGuard> SPINE =
      Map.of(
          "ask", new SpineGuard("ask", RefusalsGuard.LOCAL, Station.ASK),
          "answer", new SpineGuard("answer", RefusalsGuard.PEER, Station.ANSWER),
          "relay", new SpineGuard("relay", RefusalsGuard.RELAY, Station.RELAY));

  static final List<String> SPINE_FILES = List.of("refusals", "ask", "answer", "relay");

  private final Path spine;
  private final Path lookUps;
  private final LookUpGuard lookUpGuard;

  /**
   * @param spine folder of the four spine files
   * @param lookUps folder of this region's look-ups
   * @param allowedComponents Camel components that a look-up may name
   * @param registers in which look-ups may write
   */
  public RouteGuard(
      Path spine, Path lookUps, List<String> allowedComponents, StepRegisters registers) {
    this.spine = spine;
    this.lookUps = lookUps;
    this.lookUpGuard = new LookUpGuard(allowedComponents, registers);
  }

  /**
   * Every problem of the spine and of the look-ups, in the order of files and lines; empty when all
   * is well.
   *
   * @param allowedComponents Camel components that a look-up may name, for example {@code sql}
   * @param registers in which look-ups may write
   */
  public static List<RouteProblem> check(
      Path spineDir, Path lookupsDir, List<String> allowedComponents, StepRegisters registers) {
    return new RouteGuard(spineDir, lookupsDir, allowedComponents, registers).read().problems();
  }

  /** Reads all files once; what is returned is what was checked. */
  RouteSet read() {
    Problems problems = new Problems();
    List<RouteFile> spineFiles = spine(problems);
    List<Path> lookUpPaths = yamlFiles(lookUps, problems);
    List<RouteFile> lookUpFiles = lookUps(lookUpPaths, problems);
    List<RouteFile> all = new ArrayList<>(spineFiles);
    all.addAll(lookUpFiles);
    uniqueIds(all, problems);
    return new RouteSet(spineFiles, lookUpFiles, lookUpPaths, problems.list());
  }

  private List<RouteFile> spine(Problems problems) {
    List<RouteFile> files = new ArrayList<>();
    // The configurations come first: a route takes them when it is loaded.
    for (String name : SPINE_FILES) {
      Path path = spine.resolve(name + RouteFile.SUFFIX);
      if (!Files.isRegularFile(path)) {
        problems.add(path, "this file of the spine is missing");
        continue;
      }
      RouteFile.read(path, problems).ifPresent(files::add);
    }
    for (Path path : yamlFiles(spine, problems)) {
      if (!SPINE_FILES.contains(RouteFile.stem(path))) {
        problems.add(path, "the spine is four files; your own routes go to the look-ups");
      }
    }
    for (RouteFile file : files) {
      DslSchema.check(file, problems);
      Optional.ofNullable(SPINE.get(file.name()))
          .ifPresentOrElse(
              guard -> guard.check(file, problems),
              () -> new RefusalsGuard().check(file, problems));
    }
    return files;
  }

  private List<RouteFile> lookUps(List<Path> paths, Problems problems) {
    List<RouteFile> files = new ArrayList<>();
    for (Path path : paths) {
      if (!path.toString().endsWith(RouteFile.SUFFIX)) {
        problems.add(path, "is not read: a look-up is named <service>" + RouteFile.SUFFIX);
        continue;
      }
      RouteFile.read(path, problems).ifPresent(files::add);
    }
    files.forEach(file -> lookUp(file, problems));
    return files;
  }

  private void lookUp(RouteFile file, Problems problems) {
    DslSchema.check(file, problems);
    lookUpGuard.check(file, problems);
  }

  /** What would be wrong with one look-up file, beside all others as they lie there. */
  Checked check(Path path, String text) {
    var problems = new Problems();
    var file = RouteFile.of(path, text, problems);
    file.ifPresent(one -> lookUp(one, problems));
    var all = new ArrayList<RouteFile>();
    file.ifPresent(all::add);
    file.ifPresent(one -> others(one, problems).forEach(all::add));
    uniqueIds(all, problems);
    return new Checked(
        file, problems.list().stream().filter(one -> one.file().equals(path)).toList());
  }

  /**
   * Those that may hold an id of this one. Of all others nothing matters here, and to read hundreds
   * of them takes far longer than to look for a word.
   */
  private List<RouteFile> others(RouteFile file, Problems problems) {
    var ids = Ids.of(file.top(problems)).stream().map(Place::text).toList();
    var unsaid = new Problems();
    var paths = new ArrayList<>(yamlFiles(spine, unsaid));
    paths.addAll(yamlFiles(lookUps, unsaid));
    return paths.stream()
        .filter(other -> other.toString().endsWith(RouteFile.SUFFIX) && !other.equals(file.path()))
        .filter(other -> mentions(other, ids))
        .flatMap(other -> RouteFile.read(other, unsaid).stream())
        .toList();
  }

  private static boolean mentions(Path file, List<String> ids) {
    try {
      var text = Files.readString(file);
      // what is written by its number may be any id
      return text.contains("\\") || ids.stream().anyMatch(text::contains);
    } catch (IOException unreadable) {
      return true;
    }
  }

  /**
   * A file that may be put among the others when it has no problems.
   *
   * @param file empty when it can't be read
   */
  record Checked(Optional<RouteFile> file, List<RouteProblem> problems) {}

  private static List<Path> yamlFiles(Path folder, Problems problems) {
    try (Stream<Path> files = Files.list(folder)) {
      return files
          .filter(RouteFile::named)
          .filter(Files::isRegularFile)
          .sorted()
          .collect(Collectors.toList());
    } catch (IOException unreadable) {
      problems.add(folder, "this folder of route files can't be read");
      return List.of();
    }
  }

  /** Camel starts no two steps of one id, and logs and metrics couldn't tell them apart. */
  private static void uniqueIds(List<RouteFile> files, Problems problems) {
    Map<String, Place> seen = new HashMap<>();
    for (RouteFile file : files) {
      for (Place id : Ids.of(file.top(problems))) {
        Place first = seen.putIfAbsent(id.text(), id);
        if (first != null) {
          taken(id, first);
          taken(first, id);
        }
      }
    }
  }

  private static void taken(Place id, Place by) {
    String where = by.file().path().getFileName() + ":" + by.file().spot(by.pointer()).line();
    id.problem("the id '" + id.text() + "' stands twice, see " + where);
  }
}
