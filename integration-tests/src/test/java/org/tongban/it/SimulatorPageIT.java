package org.tongban.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.tongban.node.demo.register.Region.JIASHAN;
import static org.tongban.node.demo.register.Region.QINGPU;

import com.microsoft.playwright.Page;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tongban.harness.Simulation;
import org.tongban.harness.control.ControlServer;
import org.tongban.harness.scenario.Scenario;
import org.tongban.harness.scenario.ScenarioFile;
import org.tongban.it.federation.Federation;
import org.tongban.it.federation.Reply;
import org.tongban.node.console.user.Role;

/** Simulated regions, turned and drilled in a browser. */
class SimulatorPageIT extends InConsole {
  private static final String REGION = "371402";
  private static final String API = "/api/v1/simulator";

  private final Clock clock = Clock.systemUTC();
  private final Path data;
  @TempDir private Path folder;

  SimulatorPageIT(Federation federation) {
    super(federation);
    this.data = federation.layout().home().resolve("data/simulate");
  }

  @AfterEach
  void restore() {
    federation.publish();
  }

  private static Scenario scenario() throws Exception {
    return ScenarioFile.read(Path.of("scenarios", "neighbours.yaml"));
  }

  private Simulation playing() throws Exception {
    var layout = federation.layout();
    var schemas = layout.home().resolve("schemas");
    var playing =
        Simulation.startWithKnobs(scenario(), layout.federation(), data, schemas, 0, clock);
    federation.takeDirectory();
    return playing;
  }

  private ControlServer control(Simulation played) throws Exception {
    return ControlServer.open(scenario(), played, data, federation.layout().controlPort(), clock);
  }

  /** What a system sees. */
  private Reply seen() throws IOException {
    try (var callers = new AddedCallers(federation, JIASHAN, folder)) {
      return callers.get(API, callers.add("watch", "administrator"));
    }
  }

  private Page at(Page page, String address) {
    page.navigate(visit.home() + address);
    return page;
  }

  private static String state(Page page) {
    return page.locator("#run-state").textContent();
  }

  private static String drilled(Page page, String drill) {
    page.locator("form[action$='/drills/" + drill + "'] button").click();
    page.locator("#run h2").waitFor();
    page.waitForCondition(() -> !state(page).equals("进行中"));
    return page.locator("#run").innerText();
  }

  @Test
  void knobsAreTurnedAndADrillIsRunStepByStep() throws Exception {
    // Given
    try (var played = playing();
        var control = control(played)) {
      var page = at(visit.signedIn(Role.values()), "/simulator?lang=zh&region=" + REGION);

      // When: out of bounds first, all of it told at once
      page.locator("#k-dropPercent").fill("101");
      page.locator("#k-clockSeconds").fill("soon");
      page.locator("#turn button").click();
      page.locator("#turn [role=alert]").waitFor();
      var wrong = page.locator("#turn").innerText();
      var kept = page.locator("#k-clockSeconds").inputValue();
      var broken = new ArrayList<>(Browser.broken(page));
      page.locator("#k-dropPercent").fill("0");
      page.locator("#k-clockSeconds").fill("-30");
      page.locator("#k-expiredCertificate").check();
      page.locator("#turn button").click();
      page.locator("main > [role]").waitFor();
      var said = page.locator("main > [role]").innerText();
      var turned = page.locator("#regions tr:has-text('" + REGION + "')").innerText();
      var english = at(page, "/simulator?lang=en&size=large").locator("main").innerText();
      broken.addAll(Browser.broken(page));
      at(page, "/simulator?lang=zh&size=normal").locator("form[action$='/normal'] button").click();
      page.locator("main > [role=status]").waitFor();
      var normal = page.locator("#regions tr:has-text('" + REGION + "')").innerText();
      var down = drilled(page, "neighbour-down");
      var register = drilled(page, "register-down");
      var operations = at(page, "/system/operations?q=neighbour-down").locator("#list").innerText();

      // Then
      assertThat(control.address().getPort()).isEqualTo(federation.layout().controlPort());
      assertThat(wrong).contains("未作任何调整", "不得大于 100", "须为数字");
      assertThat(kept).isEqualTo("soon");
      assertThat(said).isEqualTo("已调整,自下一条消息起生效。");
      assertThat(turned).contains("-30", "是");
      assertThat(english).contains("Simulated regions", "Expired certificate").doesNotContain("??");
      assertThat(normal).doesNotContain("-30", "是");
      assertThat(down).contains("全部符合预期", "peer-unreachable at answering-node", "恢复后照常应答");
      assertThat(register).contains("全部符合预期", "register-unavailable at register");
      assertThat(operations).contains("开始演练", "结束演练", "neighbour-down", "good");
      assertThat(page.locator(".banner.orange").innerText()).contains("联调环境");
      assertThat(broken).isEmpty();
      assertThat(browser.complaints()).allMatch(one -> one.contains("422"));
    }
  }

  @Test
  void whileADrillGoesOnNothingElseIsTurnedAndWhatWasStoppedSaysSo() throws Exception {
    // Given a drill that somebody began at the simulation itself
    try (var played = playing();
        var control = control(played)) {
      var drills = new ControlClient(control, data);
      drills.put("/v1/run", "{\"drill\": \"slow-neighbour\"}");
      var page = at(visit.signedIn(Role.CLERK, Role.ADMINISTRATOR), "/simulator?lang=zh");

      // When
      var said = page.locator("#regions").innerText();
      page.locator("form[action$='/drills/register-down'] button").click();
      var refused = page.locator("main > [role=alert]").innerText();
      at(page, "/simulator?region=" + REGION).locator("#turn button").click();
      var busy = page.locator("main > [role=alert]").innerText();
      var twin = seen();

      // Then
      assertThat(OpenApi.problems(API, twin.json())).isEmpty();
      assertThat(twin.json().at("/running/drill").asText()).isEqualTo("slow-neighbour");
      assertThat(twin.text()).contains(REGION).doesNotContain("idNumber");
      assertThat(said).contains("slow-neighbour", "800");
      assertThat(refused).contains("有演练正在进行");
      assertThat(busy).isEqualTo(refused);
    }
  }

  @Test
  void aDrillIsStoppedOrBrokenOffAndSaysWhatWasNotAsked() throws Exception {
    // Given
    try (var played = playing()) {
      String stopped;
      Page page;
      try (var control = control(played)) {
        page = at(visit.signedIn(Role.CLERK), "/simulator?lang=zh");

        // When
        page.locator("form[action$='/drills/expired-certificate'] button").click();
        page.locator("form[action$='/stop'] button").click();
        page.waitForCondition(() -> !state(page).equals("进行中"));
        stopped = page.locator("#run").innerText();
        page.locator("form[action$='/drills/expired-certificate'] button").click();
        page.locator("form[action$='/stop'] button").waitFor();
        assertThat(control.address()).isNotNull();
      }
      page.waitForCondition(() -> !state(page).equals("进行中"));
      var lost = at(page, "/simulator").locator("main").innerText();

      // Then
      assertThat(stopped).contains("已停止", "尚未查询");
      assertThat(lost).contains("已中断", "尚未查询", "无人应答");
    }
  }

  @Test
  void withoutASimulationThePageSaysWhyAndHowToStartOneAndOtherNodesHaveNone() throws Exception {
    // Given
    Files.deleteIfExists(data.resolve("control.token"));
    var page = visit.signedIn(Role.READER);

    // When
    var away = at(page, "/simulator?lang=zh").locator("main").innerText();
    String odd;
    try (var played = playing();
        var control = control(played)) {
      Files.writeString(data.resolve("control.token"), "another");
      odd = at(page, "/simulator").locator("main").innerText();
      assertThat(control.address()).isNotNull();
    }
    visit = new ConsoleVisit(federation, QINGPU, browser);
    var other = visit.signedIn(Role.values());
    var menu = other.locator(".sider").innerText();
    var there = other.navigate(visit.home() + "/simulator").status();

    // Then
    assertThat(away)
        .contains("无人应答", "./tongban simulate", "--control " + federation.layout().controlPort());
    assertThat(odd).contains("口令不符");
    assertThat(menu).contains("系统").doesNotContain("模拟地区");
    assertThat(there).isEqualTo(404);
  }
}
