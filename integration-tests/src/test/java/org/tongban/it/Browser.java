package org.tongban.it;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** A headless Chromium of the machine's own. */
final class Browser implements AutoCloseable {
  private static final List<Path> PROGRAMS =
      List.of(
          Path.of("/usr/bin/chromium-headless-shell"),
          Path.of("/usr/bin/chromium"),
          Path.of("/usr/bin/google-chrome"));

  private static final Duration LONGEST = Duration.ofMinutes(3);

  private static final String AXE = axe();
  private static final String RUN_AXE =
      "async () => (await axe.run(document, {runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa']}))"
          + ".violations.map(v => v.id + ' at ' + v.nodes.map(n => n.html).join(' and '))";

  /** What the server does by a class of the root. */
  private static final String OTHER_SIZE =
      "() => { document.documentElement.classList.toggle('elder'); }";

  private final Playwright playwright;
  private final BrowserContext context;
  private final List<String> complaints = new ArrayList<>();

  private BrowserContext other;

  private Browser(Path program) {
    // it brings browsers of its own from elsewhere, which not every machine may reach
    playwright =
        Playwright.create(
            new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
    var options =
        new BrowserType.LaunchOptions()
            .setExecutablePath(program)
            .setEnv(withFonts())
            .setArgs(List.of("--no-sandbox", "--disable-background-networking"));
    context = playwright.chromium().launch(options).newContext();
    context.onConsoleMessage(
        message -> {
          if ("error".equals(message.type())) {
            complaints.add(message.text());
          }
        });
    context.onWebError(error -> complaints.add(error.error()));
  }

  /** A machine for tests has no letters but Latin ones; the slip's can write the rest. */
  private static Map<String, String> withFonts() {
    var folder = SourceText.ROOT.resolve("node/src/main/resources/org/tongban/node/slip");
    var target = Path.of("target").toAbsolutePath();
    var fonts =
        """
        <?xml version="1.0"?>
        <fontconfig>
          <include ignore_missing="yes">/etc/fonts/fonts.conf</include>
          <dir>%s</dir>
          <cachedir>%s</cachedir>
        </fontconfig>
        """
            .formatted(folder, target.resolve("fonts"));
    try {
      Files.createDirectories(target.resolve("fonts"));
      var file =
          Files.writeString(
              target.resolve("fonts-" + System.getProperty("tongban.fork", "1") + ".conf"), fonts);
      var environment = new HashMap<>(System.getenv());
      environment.put("FONTCONFIG_FILE", file.toString());
      return environment;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Where it is, brought by {@code chromium.sh} where that can; empty where it can't be had. */
  static Optional<Path> program() {
    var there = find();
    return there.isPresent() || !brought() ? there : find();
  }

  private static Optional<Path> find() {
    return PROGRAMS.stream().filter(Files::isExecutable).findFirst();
  }

  private static boolean brought() {
    try {
      var script = SourceText.ROOT.resolve("integration-tests").resolve("chromium.sh");
      var log = Path.of("target", "chromium.log").toFile();
      var run =
          new ProcessBuilder("bash", script.toString())
              .redirectErrorStream(true)
              .redirectOutput(log)
              .start();
      return run.waitFor(LONGEST.toSeconds(), TimeUnit.SECONDS) && run.exitValue() == 0;
    } catch (IOException e) {
      return false;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  static Browser open(Path program) {
    return new Browser(program);
  }

  Page page(String address) {
    var page = context.newPage();
    page.navigate(address);
    return page;
  }

  /** A page of somebody else, who has cookies of his own, until the next {@link #forget}. */
  Page elsewhere(String address) {
    other = context.browser().newContext();
    var page = other.newPage();
    page.navigate(address);
    return page;
  }

  /** Rules of WCAG 2.1, A and AA, that the page breaks, each with where. */
  static List<String> broken(Page page) {
    page.evaluate(AXE);
    return brokenNow(page);
  }

  /** The same in both type sizes, whichever it is shown in. */
  static List<String> brokenInBothSizes(Page page) {
    var broken = new ArrayList<>(broken(page));
    page.evaluate(OTHER_SIZE);
    brokenNow(page).forEach(rule -> broken.add("in the other size: " + rule));
    page.evaluate(OTHER_SIZE);
    return broken;
  }

  private static List<String> brokenNow(Page page) {
    var found = page.evaluate(RUN_AXE);
    return ((List<?>) found).stream().map(String::valueOf).toList();
  }

  private static String axe() {
    try (var in = Browser.class.getResourceAsStream("/axe.min.js")) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Forgets who was signed in, and what was complained about. */
  void forget() {
    // a page left open goes on asking
    context.pages().forEach(Page::close);
    context.clearCookies();
    Optional.ofNullable(other).ifPresent(BrowserContext::close);
    other = null;
    complaints.clear();
  }

  void offline(boolean off) {
    context.setOffline(off);
  }

  /** What the browser complained about: faults of scripts, what the page's policy forbids. */
  List<String> complaints() {
    return complaints;
  }

  @Override
  public void close() {
    playwright.close();
  }
}
