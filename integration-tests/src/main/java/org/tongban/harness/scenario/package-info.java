/** What simulated regions are told to be: the scenario file, read and checked. */
package org.tongban.harness.scenario;
