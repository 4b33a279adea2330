/** The desk: a clerk asks any service of the catalogue and reads the answer in plain words. */
package org.tongban.node.console.desk;
