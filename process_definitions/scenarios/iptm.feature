# language: id
Fitur: Izin Penggunaan Tanah Makam
  Pemakaman tidak menunggu izin: surat sementara terbit pada hari yang sama, retribusi dan izinnya menyusul.

  Skenario: Bukan warga kota membayar empat kali tarif
    Dengan contoh permohonan "iptm"
    Maka nilai "retribusi" adalah "Rp1.000.000"

  Skenario: Warga kota membayar menurut blok dan masa
    Dengan contoh permohonan "iptm" dengan
      | warga   | ya |
      | blok    | c  |
      | periode | 2  |
    Maka nilai "retribusi" adalah "Rp300.000"

  Skenario: Dengan surat keterangan tidak mampu tidak dipungut dan tidak ada SKRD
    Dengan contoh permohonan "iptm" sudah sampai di "verifikasi" dengan
      | tidak_mampu | ya |
    Ketika Dewi memutuskan "teruskan"
    Maka nilai "retribusi" adalah "Rp0"
    Dan permohonan berada di "tanda_tangan"

  Skenario: Surat pemakaman sementara terbit begitu petaknya ada
    Dengan contoh permohonan "iptm"
    Dan Bayu sudah memutuskan "lengkap"
    Ketika Maman memutuskan "tersedia" dengan no_petak "A-117"
    Maka dokumen "letters/pemakaman_sementara" terbit
    Dan dokumen bernomor "503/0001-DPMPTSP/SPS-IPTM/2026"
    Dan permohonan berada di "verifikasi"

  Skenario: SKRD terbit sebelum pembayaran, dan izin berlaku tiga tahun
    Dengan contoh permohonan "iptm" sudah sampai di "tanda_tangan"
    Ketika Maya memutuskan "ditandatangani"
    Maka dokumen "letters/skrd_iptm" terbit
    Dan dokumen bernomor "503/0001-DPMPTSP/IPTM/2026"
    Dan izin berlaku sampai "2029-03-01"

  Skenario: Dua masa berlaku enam tahun
    Dengan contoh permohonan "iptm" sudah sampai di "tanda_tangan" dengan
      | periode | 2 |
    Ketika Maya memutuskan "ditandatangani"
    Maka izin berlaku sampai "2032-03-01"

  Skenario: Perpanjangan tidak memerlukan surat sementara
    Dengan contoh permohonan "iptm" dengan
      | jenis_makam  | perpanjangan                   |
      | petak_lama   | A-090                          |
      | no_izin_lama | 503/0100-DPMPTSP/IPTM/2023     |
    Ketika Bayu memutuskan "lengkap"
    Maka permohonan berada di "verifikasi"

  Skenario: Tumpangan menyebut siapa yang lebih dahulu dimakamkan
    Ketika permohonan "iptm" diajukan dengan
      | jenis_makam | tumpangan |
    Maka itu ditolak dengan kode "invalid-form"
    Dan isian "almarhum_lama" disebut

  Skenario: Makam yang tidak dapat diberikan ditolak sesudah data diperbaiki
    Dengan contoh permohonan "iptm" dengan
      | jenis_makam | perpanjangan |
      | petak_lama | A-090 |
      | no_izin_lama | 503/0100-DPMPTSP/IPTM/2023 |
    Dan keputusan ini sudah diambil
      | kelengkapan | kembalikan |
      | perbaikan | corrected |
      | kelengkapan | lengkap |
      | verifikasi | tolak |
      | tanda_tangan_penolakan | kembalikan |
      | verifikasi | kembalikan |
      | perbaikan_data | corrected |
      | verifikasi | teruskan |
      | peninjauan | ditolak |
    Ketika keputusan ini diambil
      | tanda_tangan_penolakan | ditandatangani |
    Maka permohonan berakhir "refused"

  Skenario: Data perpanjangan yang tidak diperbaiki menggugurkan permohonan
    Dengan contoh permohonan "iptm" dengan
      | jenis_makam | perpanjangan |
      | petak_lama | A-090 |
      | no_izin_lama | 503/0100-DPMPTSP/IPTM/2023 |
    Dan keputusan ini sudah diambil
      | kelengkapan | lengkap |
      | verifikasi | teruskan |
      | peninjauan | sesuai |
      | penetapan_skrd | kembalikan |
      | verifikasi | teruskan |
      | peninjauan | kembalikan |
    Ketika keputusan ini diambil
      | perbaikan_data | lapsed |
    Maka permohonan berakhir "lapsed"

  Skenario: Berkas yang tidak dilengkapi menggugurkan permohonan
    Dengan contoh permohonan "iptm"
    Dan keputusan ini sudah diambil
      | kelengkapan | kembalikan |
    Ketika keputusan ini diambil
      | perbaikan | lapsed |
    Maka permohonan berakhir "lapsed"

  Skenario: Blok yang penuh diusulkan ditolak
    Dengan contoh permohonan "iptm"
    Dan keputusan ini sudah diambil
      | kelengkapan | lengkap |
    Ketika keputusan ini diambil
      | petak | penuh |
    Maka permohonan berada di "tanda_tangan_penolakan"

  Skenario: SKRD yang tidak dibayar menggugurkan permohonan
    Dengan contoh permohonan "iptm"
    Dan keputusan ini sudah diambil
      | kelengkapan | lengkap |
      | petak | tersedia |
      | verifikasi | teruskan |
      | penetapan_skrd | ditetapkan |
    Ketika keputusan ini diambil
      | pembayaran | tidak_dibayar |
    Maka permohonan berakhir "lapsed"

  Skenario: Kepala Dinas dapat mengembalikan kepada verifikator
    Dengan contoh permohonan "iptm"
    Dan keputusan ini sudah diambil
      | kelengkapan | lengkap |
      | petak | tersedia |
      | verifikasi | teruskan |
      | penetapan_skrd | ditetapkan |
      | pembayaran | lunas |
    Ketika keputusan ini diambil
      | tanda_tangan | kembalikan |
    Maka permohonan berada di "verifikasi"
