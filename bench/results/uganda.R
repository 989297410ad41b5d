# The same reconciliation in R.
args <- commandArgs(TRUE)
stations <- read.csv(args[1], check.names = FALSE); districts <- read.csv(args[2], check.names = FALSE)
names <- colnames(districts)[3:13]
sums <- aggregate(stations[names], list(District = stations$District), sum)
both <- merge(sums, districts, by = "District", all = TRUE, suffixes = c(" a", " b"))
same <- sapply(names, function(n) sum(both[[paste(n, "a")]] == both[[paste(n, "b")]], na.rm = TRUE))
cat(nrow(both), nrow(both) * length(names) - sum(same), sum(sums[names]), "\n")
