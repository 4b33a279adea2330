package org.tongban.harness;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.MessageFormat;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.tongban.core.catalogue.Catalogue;
import org.tongban.core.catalogue.Title;
import org.tongban.harness.scenario.ScenarioException;
import org.tongban.harness.story.FederationCast;
import org.tongban.harness.story.Report;
import org.tongban.harness.story.Story;
import org.tongban.harness.story.StoryFile;
import org.tongban.harness.story.Telling;
import org.tongban.harness.story.Told;
import org.tongban.node.command.ExitCodes;
import org.tongban.node.demo.DemoLayout;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/**
 * {@code tongban stories}: plays stories with a running demonstration and reports them as pages.
 */
@Command(name = "stories", mixinStandardHelpOptions = true)
final class StoriesCommand implements Callable<Integer> {
  @Parameters(paramLabel = "FILE", arity = "0..*", descriptionKey = "stories.files")
  private List<Path> files = List.of();

  @Option(
      names = "--home",
      paramLabel = "DIR",
      defaultValue = "${sys:tongban.home:-.}",
      descriptionKey = "stories.home")
  private Path home;

  @Option(
      names = "--demo",
      paramLabel = "DIR",
      defaultValue = "data/demo",
      descriptionKey = "stories.demo")
  private Path demo;

  @Option(
      names = "--demo-ports",
      paramLabel = "PORT",
      defaultValue = "" + DemoLayout.EXAMPLE_PORTS,
      descriptionKey = "stories.demo-ports")
  private int demoPorts;

  @Option(
      names = "--data",
      paramLabel = "DIR",
      defaultValue = "data/stories",
      descriptionKey = "stories.data")
  private Path data;

  @Option(
      names = "--ports",
      paramLabel = "PORT",
      defaultValue = "7560",
      descriptionKey = "simulate.ports")
  private int ports;

  @Option(names = "--check", descriptionKey = "stories.check")
  private boolean check;

  @Spec private CommandSpec spec;

  private final Clock clock = Clock.systemUTC();

  @Override
  public Integer call() throws IOException, InterruptedException {
    var stories = new ArrayList<Story>();
    var code = read(stories);
    if (code != ExitCodes.GOOD || check) {
      if (code == ExitCodes.GOOD) {
        out().println(text("stories.good", stories.size()));
      }
      return code;
    }
    var told = tell(stories);
    var catalogue = Catalogue.load(home.resolve("schemas"));
    var folder = data.resolve("report");
    var index = Report.write(told, catalogue, folder, ZonedDateTime.now(clock));
    told.stream().flatMap(one -> one.faults().stream()).forEach(fault -> out().println(in(fault)));
    out().println(text("stories.report", index));
    return told.stream().allMatch(Told::good) ? ExitCodes.GOOD : ExitCodes.NEGATIVE;
  }

  private int read(List<Story> stories) throws IOException {
    var today = LocalDate.now(clock.withZone(ZoneId.of("Asia/Shanghai")));
    var code = ExitCodes.GOOD;
    for (var file : files.isEmpty() ? all() : files) {
      try {
        stories.add(StoryFile.read(file, today));
      } catch (ScenarioException e) {
        err().println(text("simulate.problems", file, e.problems().size()));
        e.problems().forEach(problem -> err().println("  " + problem));
        code = ExitCodes.NEGATIVE;
      } catch (IOException e) {
        err().println(text("simulate.unreadable", file));
        code = ExitCodes.NOT_FOUND;
      }
    }
    return code == ExitCodes.GOOD ? joint(stories) : code;
  }

  private int joint(List<Story> stories) {
    try {
      FederationCast.regions(stories);
      return ExitCodes.GOOD;
    } catch (ScenarioException e) {
      e.problems().forEach(problem -> err().println(problem));
      return ExitCodes.NEGATIVE;
    }
  }

  private List<Path> all() throws IOException {
    try (var found = Files.list(home.resolve("integration-tests").resolve("stories"))) {
      return found.filter(file -> file.toString().endsWith(".yaml")).sorted().toList();
    }
  }

  private List<Told> tell(List<Story> stories) throws InterruptedException {
    var layout = new DemoLayout(home, demo, demoPorts);
    err().println(text("stories.joining"));
    try (var cast = DemoCast.join(stories, layout, data, ports, clock)) {
      var telling = new Telling(cast);
      var told = new ArrayList<Told>();
      for (var story : stories) {
        told.add(telling.tell(story));
        told.get(told.size() - 1).cases().forEach(one -> row(story, one));
      }
      return told;
    }
  }

  private void row(Story story, Told.ToldCase one) {
    var result = text(one.good() ? "stories.passed" : "stories.failed");
    out().println(story.number() + "  " + result + "  " + in(one.played().title()));
  }

  private String in(Title title) {
    return text("language").startsWith("zh") ? title.zh() : title.en();
  }

  private PrintWriter out() {
    return spec.commandLine().getOut();
  }

  private PrintWriter err() {
    return spec.commandLine().getErr();
  }

  private String text(String key, Object... values) {
    return MessageFormat.format(spec.resourceBundle().getString(key), values);
  }
}
