package org.tongban.harness.story;

import static org.tongban.core.catalogue.TwoPhase.Step.OFFER;

import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.tongban.core.catalogue.Catalogue;
import org.tongban.core.catalogue.Contract;
import org.tongban.core.catalogue.TwoPhase;
import org.tongban.core.message.MemberCode;
import org.tongban.harness.Simulation;
import org.tongban.harness.scenario.PartnerScript;
import org.tongban.harness.scenario.Scenario;

/** Real nodes of a federation, and the simulated regions of stories that joined it. */
public final class FederationCast implements Cast, AutoCloseable {
  private final Simulation simulation;
  private final Catalogue catalogue;
  private final Map<MemberCode, NodeDoor> nodes;
  private final Map<MemberCode, SimulatedAsker> askers = new HashMap<>();
  private final Map<MemberCode, PartnerScript> scripts = new HashMap<>();
  private final StoryTransactions transactions = new StoryTransactions();

  private FederationCast(
      Simulation simulation, Catalogue catalogue, Map<MemberCode, NodeDoor> nodes) {
    this.simulation = simulation;
    this.catalogue = catalogue;
    this.nodes = Map.copyOf(nodes);
  }

  /**
   * Puts the simulated regions of all the stories into the directory; the nodes have yet to take it
   * over.
   *
   * @param federation folder with {@code directory.jws} and the operator's key in {@code certs}
   * @param data where the regions' keys lie
   * @param ports the first region's port, 0 for free ones
   * @throws org.tongban.harness.scenario.ScenarioException when two stories describe a region
   *     differently
   */
  public static FederationCast join(
      List<Story> stories,
      Map<MemberCode, NodeDoor> nodes,
      Path federation,
      Path data,
      Path schemas,
      int ports,
      Clock clock) {
    var simulation = Simulation.start(regions(stories), federation, data, schemas, ports, clock);
    return new FederationCast(simulation, Catalogue.load(schemas), nodes);
  }

  /**
   * The simulated regions of all the stories.
   *
   * @throws org.tongban.harness.scenario.ScenarioException when two stories describe one
   *     differently
   */
  public static Scenario regions(List<Story> stories) {
    return Regions.ofAll(stories);
  }

  /** Version of the directory that the simulated regions are in. */
  public long directoryVersion() {
    return simulation.directoryVersion();
  }

  @Override
  public void reset(Story story) {
    story.scenario().partners().forEach(this::become);
  }

  @Override
  public void change(Story story, Step.Changes change) {
    var before = scripts.get(change.region());
    var answers = new ArrayList<>(change.answers());
    answers.addAll(before.answers());
    become(before.playing(answers, change.behaviour().orElse(before.behaviour())));
  }

  private void become(PartnerScript script) {
    if (!script.equals(scripts.put(script.code(), script))) {
      simulation.change(script);
    }
  }

  @Override
  public Reply ask(Step.Asks ask) {
    var node = nodes.get(ask.from());
    if (node == null) {
      return asker(ask.from()).ask(ask);
    }
    return block(ask)
        .map(block -> transactions.ask(node, ask, block))
        .orElseGet(() -> node.ask(ask));
  }

  /** Where a real node asks it by a transaction. */
  private Optional<TwoPhase> block(Step.Asks ask) {
    return catalogue
        .newest(ask.service())
        .flatMap(Contract::twoPhase)
        .filter(block -> block.step(ask.body()).filter(step -> step != OFFER).isPresent());
  }

  private SimulatedAsker asker(MemberCode region) {
    return askers.computeIfAbsent(
        region, code -> new SimulatedAsker(simulation.asking(code), catalogue));
  }

  @Override
  public void close() {
    simulation.close();
  }
}
