package claim_test

import "testing"

// A share may be of what the paragraph alone has given a name.
func TestSharesOfOwnNames(t *testing.T) {
	const procured = "政府采购支出总额90.00万元。授予中小企业合同金额60.00万元，其中，授予小微企业合同金额30.00万元，"
	told := []string{"amount 90.00万元 expenditure/item=procurement", "amount 60.00万元 expenditure/item=授予中小企业合同金额 local",
		"amount 30.00万元 expenditure/item=授予小微企业合同金额 local"}
	for _, test := range []struct{ name, says, want string }{
		{"told before", "占授予中小企业合同金额的50.00%。", "share 50.00% expenditure/item=授予小微企业合同金额 local of expenditure/item=授予中小企业合同金额"},
		{"a known whole", "占政府采购支出总额的33.33%。", "share 33.33% expenditure/item=授予小微企业合同金额 local of expenditure/item=procurement"},
		{"itself", "占授予小微企业合同金额的50.00%。", "share 50.00% expenditure/item=授予小微企业合同金额 local ?没有说明占什么的比重"},
		{"not told", "占授予大型企业合同金额的50.00%。", "share 50.00% expenditure/item=授予小微企业合同金额 local ?没有说明占什么的比重"},
	} {
		t.Run(test.name, func(t *testing.T) {
			claimCase{"", []string{"十二、政府采购支出情况", procured + test.says}, append(told[:len(told):len(told)], test.want)}.run(t)
		})
	}
}
