/** The look-up routes in the console: what runs, drafts, trials, publishing, history. */
package org.tongban.node.console.routes;
