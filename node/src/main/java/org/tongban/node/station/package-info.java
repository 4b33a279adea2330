/**
 * The eighteen stations of a query and the nine of a relay, one small class each. A station takes
 * one type and returns another; the type it returns proves that its check was done, so a route that
 * leaves a station out fails at the next one.
 */
package org.tongban.node.station;
