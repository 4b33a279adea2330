/** 谁查过我: the service desk shows a person who asked about that person. */
package org.tongban.node.console.subjects;
