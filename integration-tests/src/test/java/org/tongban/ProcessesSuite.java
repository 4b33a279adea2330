package org.tongban;

import org.junit.jupiter.api.ClassOrderer;
import org.junit.platform.suite.api.ConfigurationParameter;
import org.junit.platform.suite.api.SelectClasses;
import org.junit.platform.suite.api.Suite;

/**
 * What is tried on nodes that are processes of their own, in one JVM, so that the demonstration is
 * started once, and beside the rest, because it waits more than it works. In the order of their
 * names: the demonstration is tried as it stands before its nodes are killed.
 */
@Suite
@SelectClasses(
    names = {
      "org.tongban.harness.fault.ReplicasIT",
      "org.tongban.it.ConsoleDemoIT",
      "org.tongban.it.ConsoleDemoWorkIT",
      "org.tongban.it.DemoIT",
      "org.tongban.it.KilledNodeIT",
      "org.tongban.it.TwoPhaseIT",
      "org.tongban.it.VerifierJarIT"
    })
@ConfigurationParameter(
    key = ClassOrderer.DEFAULT_ORDER_PROPERTY_NAME,
    value = "org.junit.jupiter.api.ClassOrderer$ClassName")
class ProcessesSuite {}
