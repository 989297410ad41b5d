# The same reconciliation in pandas: stations summed by district against the districts' own tally sheets.
import sys, pandas as pd
stations = pd.read_csv(sys.argv[1]); districts = pd.read_csv(sys.argv[2])
names = list(districts.columns[2:13])
sums = stations.groupby("District")[names].sum()
both = sums.join(districts.set_index("District")[names], lsuffix=" a", rsuffix=" b", how="outer")
differ = sum(int((both[n + " a"] != both[n + " b"]).sum()) for n in names)
print(len(both), differ, int(sums.to_numpy().sum()))
