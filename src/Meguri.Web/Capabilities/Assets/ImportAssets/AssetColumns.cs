using Meguri.Domain.Assets;
using Meguri.Domain.Exchange;

namespace Meguri.Web.Capabilities.Assets;

/// <summary>What offices call the columns of their ledgers.</summary>
internal static class AssetColumns
{
    public const string Owner = nameof(Asset.OwnerId);
    public const string Department = nameof(Asset.DepartmentId);

    public static IReadOnlyList<ColumnDefinition> All { get; } =
    [
        new(nameof(Asset.Name), true, ["情報資産の名称", "情報資産名称", "情報資産名", "資産名称", "資産名", "名称", "資産", "asset", "name", "asset name"]),
        new(nameof(Asset.OfficeNumber), false, ["番号", "資産番号", "管理番号", "台帳番号", "台帳の番号", "資産No", "No", "№", "項番", "number"]),
        new(nameof(Asset.Business), false, ["業務分類", "業務", "業務名", "プロセス", "business area"]),
        new(nameof(Asset.Kind), false, ["資産の種類", "データの内容", "内容", "区分", "分類", "kind"]),
        new(nameof(Asset.Secret), false, ["企業内機密情報", "機密情報の区分", "企業内機密情報の区分", "class of secret"]),
        new(nameof(Asset.Medium), false, ["媒体・保存先", "媒体", "保存先", "媒体種別", "種類", "medium"]),
        new(Department, false, ["管理部門", "管理部署", "部門", "部署", "主管部門", "所管部署", "担当部署", "department"]),
        new(Owner, false, ["情報資産の管理者", "管理者", "管理責任者", "担当者", "リスク所有者", "資産所有者", "オーナー", "管理部門・管理者", "owner"]),
        new(nameof(Asset.Users), false, ["利用者範囲", "利用者", "利用範囲", "users"]),
        new(nameof(Asset.Place), false, ["情報資産の保管場所", "保管場所", "設置場所", "所在", "place", "location"]),
        new(nameof(Asset.Confidentiality), false, ["機密性", "機密", "機密性（C）", "confidentiality"]),
        new(nameof(Asset.Integrity), false, ["完全性", "完全", "完全性（I）", "integrity"]),
        new(nameof(Asset.Availability), false, ["可用性", "可用", "可用性（A）", "availability"]),
        new(nameof(Asset.Importance), false, ["重要度", "資産価値", "importance"]),
        new(nameof(Asset.Impact), false, ["事業への影響", "ビジネスへの影響", "business impact"]),
        new(nameof(Asset.HasPersonalData), false, ["個人情報", "個人情報の有無", "personal data"]),
        new(nameof(Asset.HasSensitiveData), false, ["要配慮個人情報", "要配慮", "sensitive personal data"]),
        new(nameof(Asset.HasMyNumber), false, ["特定個人情報", "マイナンバー", "my number data"]),
        new(nameof(Asset.Retention), false, ["情報資産の保管期間", "保管期間", "保存期間", "保存期限", "retention period"]),
        new(nameof(Asset.ExpiresOn), false, ["保管期限", "廃棄予定日", "満了日", "keep until"]),
        new(nameof(Asset.RegisteredOn), false, ["登録日", "記入日", "作成日", "registered on"]),
        new(nameof(Asset.Group), false, ["グループ", "資産グループ", "group"]),
        new(nameof(Asset.Watch), false, ["守る・注視", "守る／注視", "protect or watch"]),
        new(nameof(Asset.Note), false, ["備考", "メモ", "note", "remarks"]),
    ];
}
