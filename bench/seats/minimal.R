# Minimal winning coalitions as R users count them: every coalition as a row, then the rows that are minimal.
# Arguments: quota and weights. Prints the number found and the seconds it took, without R's own start.
arguments <- as.numeric(commandArgs(trailingOnly = TRUE))
quota <- arguments[1]
weights <- arguments[-1]
started <- proc.time()[["elapsed"]]
coalitions <- as.matrix(expand.grid(rep(list(c(FALSE, TRUE)), length(weights))))
sums <- as.vector(coalitions %*% weights)
winning <- coalitions[sums >= quota, , drop = FALSE]
smallest <- apply(winning, 1, function(row) min(weights[row]))
minimal <- sum(sums[sums >= quota] - smallest < quota)
cat(minimal, proc.time()[["elapsed"]] - started, "\n")
